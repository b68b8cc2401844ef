package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.activity.Activities;
import cn.shenhe.portal.training.activity.ActivityRow;
import cn.shenhe.portal.training.activity.ActivitySignUp;
import cn.shenhe.portal.training.activity.Audience;
import cn.shenhe.portal.training.activity.UnknownActivity;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.web.content.shelter.QrCode;
import cn.shenhe.portal.web.shell.Refusals;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One activity with the form to sign up; also its poster. */
@Named
@RequestScoped
public class ActivityView {

  private static final Map<String, String> FIELDS =
      Map.of(
          "activity.name", "form:name",
          "activity.phone", "form:phone",
          "activity.twice", "form:phone",
          "activity.people", "form:people",
          "activity.places", "form:people",
          "activity.audience", "form:audience",
          "activity.consent", "form:consent");

  @Inject Activities activities;
  @Inject ActivitySignUp signUps;
  @Inject Campaigns campaigns;
  @Inject Refusals refusals;
  @Inject FacesContext faces;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  private String id;
  private ActivityRow row;
  private CampaignRow campaign;
  private String name;
  private String phone;
  private Integer people = 1;
  private Audience audience = Audience.RESIDENT;
  private boolean consent;

  /** What decides which fields there are has to be known before they are read. */
  @PostConstruct
  void restore() {
    id = faces.getExternalContext().getRequestParameterMap().get("id");
    find();
  }

  private void find() {
    try {
      row = activities.activity(id);
    } catch (UnknownActivity unknown) {
      row = null;
    }
  }

  public void load() throws IOException {
    if (row == null) {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
      return;
    }
    campaign = campaigns.row(row.campaign());
  }

  public String signUp() throws IOException {
    try {
      String key =
          signUps.signUp(
              new ActivitySignUp.Wish(
                  faces.getExternalContext().getRequestParameterMap().get("request"),
                  id,
                  name,
                  phone,
                  people == null ? 0 : people,
                  audience,
                  consent));
      return "/activity/mine?faces-redirect=true&done=new&k=" + key;
    } catch (TrainingRefusal refusal) {
      refusals.show(refusal, FIELDS.get(refusal.code()));
      find();
      load();
      return null;
    }
  }

  /** A name for what the form asks, so that sent twice it is done once. */
  public String getRequest() {
    String sent = faces.getExternalContext().getRequestParameterMap().get("request");
    return sent == null ? UUID.randomUUID().toString() : sent;
  }

  public ActivitySignUp.Limits getLimits() {
    return signUps.limits();
  }

  public String getAddress() {
    return publicUrl + "/activity/activity?id=" + id;
  }

  public QrCode getQr() {
    return QrCode.of(getAddress());
  }

  public ActivityRow getRow() {
    return row;
  }

  public CampaignRow getCampaign() {
    return campaign;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public Integer getPeople() {
    return people;
  }

  public void setPeople(Integer people) {
    this.people = people;
  }

  public Audience getAudience() {
    return audience;
  }

  public void setAudience(Audience audience) {
    this.audience = audience;
  }

  public boolean isConsent() {
    return consent;
  }

  public void setConsent(boolean consent) {
    this.consent = consent;
  }
}
