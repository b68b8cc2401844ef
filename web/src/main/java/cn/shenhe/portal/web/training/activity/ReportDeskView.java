package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.training.activity.ReportDesk;
import cn.shenhe.portal.training.activity.ReportSheet;
import cn.shenhe.portal.training.activity.ReportState;
import cn.shenhe.portal.training.activity.ReportUnit;
import cn.shenhe.portal.training.activity.Setting;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Staff: units' reports of a campaign to accept or give back, and invitations to report. */
@Named
@RequestScoped
public class ReportDeskView {

  @Inject ReportDesk desk;
  @Inject Campaigns campaigns;
  @Inject ShelterDirectory shelters;
  @Inject ActivityInput input;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private List<CampaignRow> all;
  private String campaign;
  private ReportState state;
  private List<ReportSheet> rows = List.of();
  private List<ReportDesk.InviteRow> invites = List.of();

  public String load() {
    all = campaigns.all();
    campaign = input.orNull("c");
    if (campaign == null && !all.isEmpty()) {
      campaign = all.get(0).id();
    }
    state = input.choice(ReportState.class, "state");
    if (state == null || state == ReportState.DRAFT) {
      state = ReportState.FILED;
    }
    String here = "/staff/activity/reports?c=" + campaign + "&state=" + state;
    String next = act(here);
    if (next == null && campaign != null) {
      rows = desk.of(campaign, state);
      invites = desk.invites(campaign);
    }
    return next;
  }

  private String act(String here) {
    return switch (input.verb()) {
      case "accept" -> input.attempt(() -> desk.accept(input.subject()), here);
      case "return" ->
          input.attempt(
              () -> desk.giveBack(input.subject(), input.text("note-" + input.subject())), here);
      case "invite" ->
          input.attempt(
              () ->
                  desk.invite(
                      campaign,
                      new ReportUnit(
                          input.text("unit"),
                          input.choice(Setting.class, "setting"),
                          input.text("street")),
                      input.number("days")),
              here);
      case "end" -> input.attempt(() -> desk.endInvite(input.subject()), here);
      default -> null;
    };
  }

  public List<ReportSheet> getRows() {
    return rows;
  }

  public List<ReportDesk.InviteRow> getInvites() {
    return invites;
  }

  /** The address to be handed to a unit. */
  public String link(String key) {
    return publicUrl + "/activity/reports?k=" + key;
  }

  public List<ReportState> getStates() {
    return List.of(ReportState.FILED, ReportState.RETURNED, ReportState.ACCEPTED);
  }

  public ReportState getState() {
    return state;
  }

  public List<CampaignRow> getCampaigns() {
    return all;
  }

  public String getCampaign() {
    return campaign;
  }

  public List<StreetName> getStreets() {
    return shelters.streets();
  }

  public String sent(String name) {
    return input.text(name);
  }
}
