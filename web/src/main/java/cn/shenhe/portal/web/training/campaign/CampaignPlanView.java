package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.CampaignPreview;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.training.campaign.UnknownCampaign;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** A campaign before it is made: its days with their basis, its acts, and what the year adds. */
@Named
@RequestScoped
public class CampaignPlanView {

  @Inject CampaignPlanning planning;
  @Inject Campaigns campaigns;
  @Inject CampaignCalendar calendar;
  @Inject Refusals refusals;

  private String observance;
  private Integer year;
  private CampaignPreview preview;
  private String title;
  private String theme;
  private String source;
  private LocalDate first;
  private LocalDate last;

  public void load() throws IOException {
    if (getPreview() == null) {
      Faces.responseSendError(HttpServletResponse.SC_NOT_FOUND, "campaign.unknown");
    }
  }

  /** Writes down what the year adds, if anything was entered, and makes the campaign. */
  public String create() {
    try {
      boolean said = first != null || given(theme) || given(source) && open();
      if (said) {
        calendar.announce(observance, year, first, last, theme, source);
      }
      String id = campaigns.create(observance, year, title);
      Messages.addFlashGlobalInfo(Texts.of("campaign", "staff.created"));
      return "/staff/campaign/campaign?faces-redirect=true&id=" + id;
    } catch (RuntimeException e) {
      refusals.show(e, "planForm:source");
      return null;
    }
  }

  private static boolean given(String text) {
    return text != null && !text.isBlank();
  }

  /** Whether a source alone says something: it confirms what is known without one. */
  private boolean open() {
    return getPreview() != null && !given(preview.day().source());
  }

  /**
   * Also asked for by the fields of a posted form, before they are filled in; null when unknown.
   */
  public CampaignPreview getPreview() {
    if (preview == null) {
      String asked = observance == null ? Faces.getRequestParameter("observance") : observance;
      String when = year == null ? Faces.getRequestParameter("year") : String.valueOf(year);
      boolean number = when != null && when.matches("\\d{4}");
      try {
        preview =
            asked == null ? null : planning.preview(asked, number ? Integer.parseInt(when) : 0);
      } catch (UnknownCampaign e) {
        preview = null;
      }
    }
    return preview;
  }

  public String getObservance() {
    return observance;
  }

  public void setObservance(String observance) {
    this.observance = observance;
  }

  public Integer getYear() {
    return year;
  }

  public void setYear(Integer year) {
    this.year = year;
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getTheme() {
    return theme;
  }

  public void setTheme(String theme) {
    this.theme = theme;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public LocalDate getFirst() {
    return first;
  }

  public void setFirst(LocalDate first) {
    this.first = first;
  }

  public LocalDate getLast() {
    return last;
  }

  public void setLast(LocalDate last) {
    this.last = last;
  }
}
