package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.training.activity.ActivityForm;
import cn.shenhe.portal.training.activity.ActivityKind;
import cn.shenhe.portal.training.activity.ActivityOffice;
import cn.shenhe.portal.training.activity.ActivityRow;
import cn.shenhe.portal.training.booking.ExtraSessions;
import cn.shenhe.portal.training.booking.Shares;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Staff: the activities of a campaign, one activity with those who signed up, extra sessions. */
@Named
@RequestScoped
public class ActivitiesDeskView {

  @Inject ActivityOffice office;
  @Inject ExtraSessions sessions;
  @Inject Campaigns campaigns;
  @Inject ShelterDirectory shelters;
  @Inject ActivityInput input;

  private List<CampaignRow> all;
  private String campaign;
  private ActivityOffice.Page page;

  /** The list of a campaign. */
  public String load() {
    all = campaigns.all();
    campaign = input.orNull("c");
    if (campaign == null && !all.isEmpty()) {
      campaign = all.get(0).id();
    }
    String here = "/staff/activity/activities?c=" + campaign;
    return switch (input.verb()) {
      case "save" -> input.attempt(() -> office.save(form("")), here);
      case "extra" ->
          input.attempt(
              () ->
                  sessions.open(
                      new ExtraSessions.Wish(
                          campaign,
                          input.text("place"),
                          input.day("day"),
                          input.text("start"),
                          new Shares(input.number("online"), input.number("group"), 0, 0))),
              here);
      default -> null;
    };
  }

  private ActivityForm form(String id) {
    return new ActivityForm(
        id,
        campaign,
        input.choice(ActivityKind.class, "kind"),
        input.text("title"),
        input.text("summary"),
        input.text("organiser"),
        input.text("contact"),
        input.text("street"),
        input.text("where"),
        input.moment("from"),
        input.moment("to"),
        input.moment("until"),
        input.number("capacity"));
  }

  /** One activity. */
  public String loadOne() {
    String id = input.text("id");
    String here = "/staff/activity/activity?id=" + id;
    String outcome =
        switch (input.verb()) {
          case "save" -> input.attempt(() -> office.save(form(id)), here);
          case "open" -> input.attempt(() -> office.open(id), here);
          case "close" -> input.attempt(() -> office.close(id), here);
          case "cancel" -> input.attempt(() -> office.cancel(id, input.text("reason")), here);
          case "came" ->
              input.attempt(
                  () -> office.came(input.subject(), input.number("people-" + input.subject())),
                  here);
          case "attended" ->
              input.attempt(() -> office.attended(id, input.number("attended")), here);
          default -> null;
        };
    page = office.page(id);
    return outcome;
  }

  /** What a field was sent, so that a refused form keeps it. */
  public String sent(String name) {
    return input.text(name);
  }

  public List<CampaignRow> getCampaigns() {
    return all;
  }

  public String getCampaign() {
    return campaign;
  }

  public List<ActivityRow> getRows() {
    return campaign == null ? List.of() : office.of(campaign);
  }

  public List<ExtraSessions.Row> getExtra() {
    return campaign == null ? List.of() : sessions.of(campaign);
  }

  public List<ExtraSessions.Place> getPlaces() {
    return sessions.places();
  }

  public List<StreetName> getStreets() {
    return shelters.streets();
  }

  public ActivityOffice.Page getPage() {
    return page;
  }
}
