package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.activity.Audience;
import cn.shenhe.portal.training.activity.ReportForm;
import cn.shenhe.portal.training.activity.ReportSheet;
import cn.shenhe.portal.training.activity.ReportUnit;
import cn.shenhe.portal.training.activity.Setting;
import cn.shenhe.portal.training.activity.UnitReporting;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.CampaignState;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A unit's own reports: the list, one report being written, its photographs. By the link of an
 * invitation ({@code k}) or by the account that is signed in.
 */
@Named
@RequestScoped
public class UnitReportView {

  private static final int MOST_BYTES = 8_000_000;

  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("activity.report.unit", "form:unit"),
          Map.entry("activity.report.setting", "form:setting"),
          Map.entry("activity.report.street", "form:street"),
          Map.entry("activity.report.campaign", "form:campaign"),
          Map.entry("activity.report.day", "form:heldOn"),
          Map.entry("activity.report.audience", "form:audience"),
          Map.entry("activity.report.people", "form:people"),
          Map.entry("activity.report.title", "form:title"),
          Map.entry("activity.report.body", "form:body"));

  @Inject UnitReporting reporting;
  @Inject Campaigns campaigns;
  @Inject ShelterDirectory shelters;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  private String k;
  private String id;
  private UnitReporting.Writer writer;
  private ReportSheet report;
  private List<ReportSheet> mine = List.of();
  private String denied;

  private String campaign;
  private String unit;
  private Setting setting;
  private String street;
  private String heldOn;
  private Audience audience;
  private Integer people;
  private String title;
  private String body;
  private transient Part photo;
  private String alt;

  /** What decides which fields there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
    k = blankToNull(sent.get("k"));
    id = blankToNull(sent.get("id"));
    campaign = blankToNull(sent.get("c"));
    try {
      writer = reporting.writer(k);
      report = id == null ? null : reporting.report(k, id);
    } catch (TrainingRefusal refusal) {
      denied = refusals.text(refusal);
    }
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** The list. */
  public void loadMine() {
    if (denied == null) {
      mine = reporting.mine(k);
    }
  }

  /** One report, or a new one. */
  public String load() {
    if (denied != null || faces.isPostback()) {
      return null;
    }
    ReportUnit by = report == null ? writer.unit() : report.unit();
    unit = by.name();
    setting = by.setting();
    street = by.street();
    if (report != null) {
      campaign = report.campaign();
      heldOn = report.heldOn().toString();
      audience = report.audience();
      people = report.people();
      title = report.title();
      body = report.body();
    }
    return null;
  }

  public String save() {
    try {
      String kept =
          reporting.write(
              k,
              id,
              faces.getExternalContext().getRequestParameterMap().get("request"),
              campaign,
              new ReportUnit(unit, setting, street),
              new ReportForm(day(heldOn), audience, people == null ? 0 : people, title, body));
      return page("report", "&id=" + kept);
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, FIELDS.get(refusal.code()));
      return null;
    }
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private String page(String name, String more) {
    return "/activity/" + name + "?faces-redirect=true" + more + (k == null ? "" : "&k=" + k);
  }

  public String addPhoto() throws IOException {
    if (photo == null || photo.getSize() == 0 || photo.getSize() > MOST_BYTES) {
      faces.addMessage(
          "photos:photo",
          new FacesMessage(
              FacesMessage.SEVERITY_ERROR, Texts.of("activity", "report.photo.none"), null));
      faces.validationFailed();
      return null;
    }
    try (InputStream in = photo.getInputStream()) {
      reporting.addPhoto(k, id, in.readNBytes(MOST_BYTES), alt);
      return page("report", "&id=" + id);
    } catch (TrainingRefusal refusal) {
      refusals.show(
          refusal,
          refusal.code().equals("activity.report.photo.alt") ? "photos:alt" : "photos:photo");
      return null;
    }
  }

  /** Takes away the photograph the button names. */
  public String removePhoto() {
    String which = faces.getExternalContext().getRequestParameterMap().get("without");
    return which == null ? null : act(() -> reporting.removePhoto(k, id, which), "report");
  }

  public String file() {
    return act(() -> reporting.file(k, id), "reports");
  }

  private String act(Runnable act, String next) {
    try {
      act.run();
      return page(next, next.equals("report") ? "&id=" + id : "");
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, null);
      return null;
    }
  }

  /** A name for what the form asks, so that sent twice it is done once. */
  public String getRequest() {
    String sent = faces.getExternalContext().getRequestParameterMap().get("request");
    return sent == null ? UUID.randomUUID().toString() : sent;
  }

  /** Campaigns one may report on; an invitation is for one alone. */
  public List<CampaignRow> getCampaigns() {
    return campaigns.all().stream()
        .filter(row -> row.state() != CampaignState.PLANNED && !row.reportsClosed())
        .limit(20)
        .toList();
  }

  public List<StreetName> getStreets() {
    return shelters.streets();
  }

  /** Whether the name of the unit is known and cannot be changed. */
  public boolean isKnown() {
    return writer != null && writer.unit().name() != null;
  }

  public boolean isFixed() {
    return report != null || writer != null && writer.campaign() != null;
  }

  public String getCampaignTitle() {
    String of = report == null ? writer.campaign() : report.campaign();
    return of == null ? "" : campaigns.row(of).title();
  }

  /** Why there is nothing to see here; null when there is. */
  public String getDenied() {
    return denied;
  }

  public ReportSheet getReport() {
    return report;
  }

  public boolean isOpen() {
    return report == null || report.open();
  }

  public List<ReportSheet> getMine() {
    return mine;
  }

  public UnitReporting.Writer getWriter() {
    return writer;
  }

  /** Query that carries the invitation on; empty for an account. */
  public String getCarry() {
    return k == null ? "" : "k=" + k;
  }

  public String getK() {
    return k;
  }

  public String getId() {
    return id;
  }

  public String getCampaign() {
    return campaign;
  }

  public void setCampaign(String campaign) {
    this.campaign = campaign;
  }

  public String getUnit() {
    return unit;
  }

  public void setUnit(String unit) {
    this.unit = unit;
  }

  public Setting getSetting() {
    return setting;
  }

  public void setSetting(Setting setting) {
    this.setting = setting;
  }

  public String getStreet() {
    return street;
  }

  public void setStreet(String street) {
    this.street = street;
  }

  public String getHeldOn() {
    return heldOn;
  }

  public void setHeldOn(String heldOn) {
    this.heldOn = heldOn;
  }

  public Audience getAudience() {
    return audience;
  }

  public void setAudience(Audience audience) {
    this.audience = audience;
  }

  public Integer getPeople() {
    return people;
  }

  public void setPeople(Integer people) {
    this.people = people;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  public Part getPhoto() {
    return photo;
  }

  public void setPhoto(Part photo) {
    this.photo = photo;
  }

  public String getAlt() {
    return alt;
  }

  public void setAlt(String alt) {
    this.alt = alt;
  }
}
