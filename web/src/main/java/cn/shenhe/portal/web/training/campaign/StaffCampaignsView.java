package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CalendarDay;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignPlanning;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.Campaigns;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Messages;

/** The officer's list of campaigns, the calendar's years, and days of the district's own. */
@Named
@RequestScoped
public class StaffCampaignsView {

  private static final int YEARS = 3;

  @Inject Campaigns campaigns;
  @Inject CampaignCalendar calendar;
  @Inject CampaignPlanning planning;
  @Inject CampaignFormat format;
  @Inject Refusals refusals;

  private List<CampaignRow> rows = List.of();
  private List<CalendarDay> days;
  private String observance;
  private Integer year;
  private LocalDate first;
  private LocalDate last;
  private String theme;
  private String source;
  private String ownName;
  private String ownRule;
  private String ownBasis;

  public void load() {
    rows = campaigns.all();
    days = null;
    year = year == null ? format.today().getYear() : year;
  }

  /** Writes down what was announced for a year. */
  public String announce() {
    try {
      calendar.announce(observance, year, first, last, theme, source);
      Messages.addFlashGlobalInfo(Texts.of("campaign", "staff.announced"));
      Optional<String> other = planning.withOtherDays(observance, year);
      if (other.isPresent()) {
        return "/staff/campaign/campaign?faces-redirect=true&id=" + other.get();
      }
      return "/staff/campaign/calendar?faces-redirect=true";
    } catch (RuntimeException e) {
      refusals.show(e, "announceForm:first");
      load();
      return null;
    }
  }

  /** Adds a day of the district's own. */
  public String addOwn() {
    try {
      calendar.addOwn(ownName, ownRule, ownBasis);
      Messages.addFlashGlobalInfo(Texts.of("campaign", "staff.own.added"));
      return "/staff/campaign/calendar?faces-redirect=true";
    } catch (RuntimeException e) {
      refusals.show(e, "ownForm:ownRule");
      load();
      return null;
    }
  }

  public String getOwnName() {
    return ownName;
  }

  public void setOwnName(String ownName) {
    this.ownName = ownName;
  }

  public String getOwnRule() {
    return ownRule;
  }

  public void setOwnRule(String ownRule) {
    this.ownRule = ownRule;
  }

  public String getOwnBasis() {
    return ownBasis;
  }

  public void setOwnBasis(String ownBasis) {
    this.ownBasis = ownBasis;
  }

  public List<CampaignRow> getRows() {
    return rows;
  }

  /** Three years from this one on; a choice among them is checked before the page is loaded. */
  public List<CalendarDay> getDays() {
    if (days == null) {
      days = calendar.days(format.today().getYear(), YEARS);
    }
    return days;
  }

  /** One per observance, for choosing. */
  public List<CalendarDay> getObservances() {
    int thisYear = getDays().get(0).year();
    return getDays().stream().filter(day -> day.year() == thisYear).toList();
  }

  /** The years one may plan. */
  public List<Integer> getYears() {
    int now = format.today().getYear();
    return List.of(now, now + 1, now + 2);
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
}
