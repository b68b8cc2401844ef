package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.ActDraft;
import cn.shenhe.portal.training.campaign.ActKind;
import cn.shenhe.portal.training.campaign.ActRow;
import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One act of a campaign: a new one, or one that waits. */
@Named
@RequestScoped
public class CampaignActView {

  private static final List<String> PHASES =
      List.of("WARM_UP", "OPENING", "CONSULTATION", "CLOSING", "REPORT");

  @Inject CampaignPlanning planning;
  @Inject Refusals refusals;

  private String campaign;
  private String act;
  private String phase = "OPENING";
  private ActKind kind = ActKind.BANNER;
  private String title;
  private String parameter;
  private LocalDateTime due;
  private Integer grace;

  /** Fills the fields with what is there. */
  public void load() throws IOException {
    if (act == null || act.isBlank() || Faces.isPostback()) {
      return;
    }
    try {
      ActRow row = planning.act(act);
      phase = row.phase();
      kind = row.kind();
      title = row.title();
      parameter = row.parameter();
      due = LocalDateTime.ofInstant(row.dueAt(), CampaignFormat.BEIJING);
      grace = row.graceHours();
    } catch (UnknownCampaign e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
    }
  }

  public String save() {
    return act(
        () -> {
          ActDraft draft =
              new ActDraft(
                  phase,
                  kind,
                  title,
                  parameter,
                  due == null ? null : due.atZone(CampaignFormat.BEIJING).toInstant(),
                  grace);
          if (act == null || act.isBlank()) {
            planning.add(campaign, draft);
          } else {
            planning.revise(act, draft);
          }
        });
  }

  public String remove() {
    return act(() -> planning.remove(act));
  }

  private String act(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      refusals.show(e, "actForm:parameter");
      return null;
    }
    Messages.addFlashGlobalInfo(Texts.of("campaign", "staff.act.saved"));
    return "/staff/campaign/campaign?faces-redirect=true&id=" + campaign;
  }

  public ActKind[] getKinds() {
    return ActKind.values();
  }

  public List<String> getPhases() {
    return PHASES;
  }

  public String getCampaign() {
    return campaign;
  }

  public void setCampaign(String campaign) {
    this.campaign = campaign;
  }

  public String getAct() {
    return act;
  }

  public void setAct(String act) {
    this.act = act;
  }

  public String getPhase() {
    return phase;
  }

  public void setPhase(String phase) {
    this.phase = phase;
  }

  public ActKind getKind() {
    return kind;
  }

  public void setKind(ActKind kind) {
    this.kind = kind;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getParameter() {
    return parameter;
  }

  public void setParameter(String parameter) {
    this.parameter = parameter;
  }

  public LocalDateTime getDue() {
    return due;
  }

  public void setDue(LocalDateTime due) {
    this.due = due;
  }

  public Integer getGrace() {
    return grace;
  }

  public void setGrace(Integer grace) {
    this.grace = grace;
  }
}
