package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.booking.ExtraPlan;
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
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One act of a campaign: a new one, or one that waits. */
@Named
@RequestScoped
public class CampaignActView {

  private static final List<String> PHASES =
      List.of("WARM_UP", "OPENING", "CONSULTATION", "CLOSING", "REPORT");

  @Inject CampaignPlanning planning;
  @Inject LessonPicker picker;
  @Inject SessionsInput sessions;
  @Inject Refusals refusals;

  private String campaign;
  private String act;
  private String phase = "OPENING";
  private ActKind kind = ActKind.BANNER;
  private String title;
  private String parameter;
  private LocalDateTime due;
  private Integer grace;
  private String find;
  private List<LessonPicker.Pick> found = List.of();
  private boolean searched;

  /** Fills the fields with what is there, or helps to write the parameter. */
  public void load() throws IOException {
    if (Faces.isPostback()) {
      help();
      return;
    }
    if (act == null || act.isBlank()) {
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

  /** What the buttons beside the parameter do; nothing is stored. */
  private void help() {
    String pick = Faces.getRequestParameter("pick");
    String wanted = Faces.getRequestParameter("help");
    parameter = parameter == null ? "" : parameter;
    if (pick != null) {
      kind = ActKind.FEATURE;
      pick(pick);
    }
    if (pick != null || "find".equals(wanted)) {
      found = picker.find(find);
      searched = true;
    } else if ("sessions".equals(wanted)) {
      kind = ActKind.BASE_SESSIONS;
      addSessions();
    }
  }

  /** Adds what is not there yet. */
  private void pick(String name) {
    Set<String> all = new LinkedHashSet<>();
    for (String slug : (parameter + "," + name).split("[,，]")) {
      if (!slug.isBlank()) {
        all.add(slug.strip());
      }
    }
    parameter = String.join(",", all);
  }

  private void addSessions() {
    try {
      String line = sessions.line();
      String plan = parameter.isBlank() ? line : parameter.strip() + "\n" + line;
      ExtraPlan.parse(plan);
      parameter = plan;
    } catch (DateTimeException e) {
      Messages.addError("actForm:parameter", Texts.of("campaign", "staff.sessions.wrong"));
    } catch (TrainingRefusal refused) {
      refusals.show(refused, "actForm:parameter");
    }
  }

  /** The sessions the parameter stands for, in words; what cannot be read is left out. */
  public List<String> getPlanned() {
    return kind == ActKind.BASE_SESSIONS ? sessions.words(parameter) : List.of();
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
      refusals.show(e, field(e));
      return null;
    }
    Messages.addFlashGlobalInfo(Texts.of("campaign", "staff.act.saved"));
    return "/staff/campaign/campaign?faces-redirect=true&id=" + campaign;
  }

  private static String field(RuntimeException e) {
    String code = e instanceof TrainingRefusal refusal ? refusal.code() : "";
    return switch (code) {
      case "campaign.act-title" -> "actForm:title";
      case "campaign.act-time" -> "actForm:due";
      case "campaign.act-grace" -> "actForm:grace";
      default -> "actForm:parameter";
    };
  }

  public String getFind() {
    return find;
  }

  public void setFind(String find) {
    this.find = find;
  }

  public List<LessonPicker.Pick> getFound() {
    return found;
  }

  /** Whether somebody looked for lessons just now. */
  public boolean isSearched() {
    return searched;
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
