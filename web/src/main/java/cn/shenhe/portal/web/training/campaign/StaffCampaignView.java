package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CampaignDetail;
import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.CampaignStage;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.campaign.DateSpan;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** One campaign on the officer's desk: what it did, what it will do, pause, go on, do now. */
@Named
@RequestScoped
public class StaffCampaignView {

  @Inject Campaigns campaigns;
  @Inject CampaignStage stage;
  @Inject CampaignPlanning planning;
  @Inject Contests contests;
  @Inject Refusals refusals;

  private String id;
  private CampaignDetail detail;
  private Optional<ContestRow> contest;
  private Optional<DateSpan> otherDays;
  private String title;
  private String theme;

  public void load() throws IOException {
    if (getDetail() == null) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "campaign.unknown");
    }
  }

  public String pause() {
    return act(() -> campaigns.pause(id), "staff.paused");
  }

  public String resume() {
    return act(() -> campaigns.resume(id), "staff.resumed");
  }

  /** Does one act at once. */
  public String doNow(String actId) {
    return act(() -> stage.perform(actId, true), "staff.done");
  }

  /** Does at once an act that was left out or given up. */
  public String doAgain(String actId) {
    return act(() -> stage.performAgain(actId), "staff.done");
  }

  private String act(Runnable what, String text) {
    try {
      what.run();
      Messages.addFlashGlobalInfo(Texts.of("campaign", text));
    } catch (RuntimeException e) {
      refusals.show(e, null);
      Faces.getFlash().setKeepMessages(true);
    }
    return "/staff/campaign/campaign?faces-redirect=true&id=" + id;
  }

  /** Another name or theme. */
  public String describe() {
    return act(() -> planning.describe(id, title, theme), "staff.described");
  }

  /** Moves it to the days announced. */
  public String move() {
    return act(() -> planning.moveToAnnounced(id), "staff.moved");
  }

  /** The days announced when they are others than its own; null when they are not. */
  public DateSpan getOtherDays() {
    if (otherDays == null && getDetail() != null) {
      otherDays = planning.otherDays(detail.row().id());
    }
    return otherDays == null ? null : otherDays.orElse(null);
  }

  /** Null while the campaign has none. */
  public ContestRow getContest() {
    if (contest == null && detail != null) {
      contest = contests.ofCampaign(detail.row().id());
    }
    return contest == null ? null : contest.orElse(null);
  }

  public String getTitle() {
    return title == null && detail != null ? detail.row().title() : title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getTheme() {
    return theme == null && detail != null ? detail.row().theme() : theme;
  }

  public void setTheme(String theme) {
    this.theme = theme;
  }

  /** Also asked for by the buttons of a posted form, before it is filled in; null when unknown. */
  public CampaignDetail getDetail() {
    if (detail == null) {
      try {
        String wanted = id == null ? Faces.getRequestParameter("id") : id;
        detail = wanted == null ? null : campaigns.detail(wanted);
      } catch (UnknownCampaign e) {
        detail = null;
      }
    }
    return detail;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
