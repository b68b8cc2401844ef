package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.content.courseware.CollectionRow;
import cn.shenhe.portal.content.courseware.LessonRow;
import cn.shenhe.portal.training.campaign.ActRow;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import cn.shenhe.portal.training.contest.ContestRow;
import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.web.content.shelter.QrCode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.omnifaces.util.Faces;

/** One campaign: its theme, its lessons, its printed matter. Serves the page and the poster. */
@Named("campaign")
@RequestScoped
public class CampaignView {

  @Inject Campaigns campaigns;
  @Inject PutFirst putFirst;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Inject Contests contests;

  private String id;
  private CampaignRow row;
  private List<ActRow> programme = List.of();
  private String themeSource;
  private ContestRow contest;
  private List<LessonRow> lessons = List.of();
  private List<CollectionRow> collections = List.of();
  private QrCode qr;

  public void load() throws IOException {
    try {
      row = campaigns.row(id);
    } catch (UnknownCampaign e) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, e.code());
      return;
    }
    lessons = putFirst.lessons(row);
    collections = putFirst.collections(row);
    programme = campaigns.programme(id);
    themeSource = campaigns.themeSource(id).orElse(null);
    contest = contests.ofCampaign(id).orElse(null);
    qr = QrCode.of(getAddress());
  }

  /** As {@link #load}; there is no poster before the printed matter is opened. */
  public void loadPoster() throws IOException {
    load();
    if (row != null && !row.materialsOpen()) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "campaign.unknown");
    }
  }

  public CampaignRow getRow() {
    return row;
  }

  /** What happens when. */
  public List<ActRow> getProgramme() {
    return programme;
  }

  /** Where the theme was announced; null when nobody knows. */
  public String getThemeSource() {
    return themeSource;
  }

  /** Null while it has none. */
  public ContestRow getContest() {
    return contest;
  }

  /** Put first by the campaign, in its order. */
  public List<LessonRow> getLessons() {
    return lessons;
  }

  /** What leaflets, slides and the poster are made of. */
  public List<LessonRow> getPrinted() {
    return putFirst.printed(row);
  }

  /** Those among them that are published still. */
  public List<CollectionRow> getCollections() {
    return collections;
  }

  /** Leads to this page. */
  public QrCode getQr() {
    return qr;
  }

  public String getAddress() {
    return publicUrl + "/campaign/campaign?id=" + id;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
