package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.Activities;
import cn.shenhe.portal.training.activity.ActivityRow;
import cn.shenhe.portal.training.activity.Participation;
import cn.shenhe.portal.training.activity.ReportGallery;
import cn.shenhe.portal.training.activity.ReportSheet;
import cn.shenhe.portal.training.booking.ExtraSessions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What a campaign's page shows of activities, extra sessions, reports and figures. */
@Named
@RequestScoped
public class CampaignShareView {

  private static final int SHOWN = 6;
  private static final int STREET_MOST = 60;

  @Inject Activities activities;
  @Inject ExtraSessions sessions;
  @Inject ReportGallery gallery;
  @Inject Participation participation;
  @Inject FacesContext faces;

  private String campaign;
  private String street;
  private List<String> streets = List.of();
  private List<ActivityRow> coming = List.of();
  private List<ExtraSessions.Row> extra = List.of();
  private List<ReportSheet> reports = List.of();
  private boolean results;

  /** The page it stands in has refused an unknown campaign. */
  @PostConstruct
  void load() {
    Map<String, String> asked = faces.getExternalContext().getRequestParameterMap();
    campaign = asked.get("id");
    List<ActivityRow> all = activities.coming(campaign, null);
    streets = all.stream().map(ActivityRow::street).distinct().sorted().toList();
    String wanted = asked.getOrDefault("street", "").strip();
    street = wanted.length() <= STREET_MOST ? wanted : "";
    coming =
        street.isEmpty() ? all : all.stream().filter(row -> row.street().equals(street)).toList();
    extra = sessions.of(campaign);
    reports = gallery.of(campaign, 0).stream().limit(SHOWN).toList();
    results = participation.open(campaign);
  }

  public List<ActivityRow> getComing() {
    return coming.stream().limit(SHOWN).toList();
  }

  /** Streets where something is held, by name. */
  public List<String> getStreets() {
    return streets;
  }

  /** The one somebody asked for; empty for all. */
  public String getStreet() {
    return street;
  }

  public int getMore() {
    return Math.max(0, coming.size() - SHOWN);
  }

  public List<ExtraSessions.Row> getExtra() {
    return extra;
  }

  public List<ReportSheet> getReports() {
    return reports;
  }

  public boolean isResults() {
    return results;
  }

  public String getCampaign() {
    return campaign;
  }
}
