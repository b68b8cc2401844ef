package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.activity.UnitReporting;
import cn.shenhe.portal.training.campaign.CalendarDay;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import cn.shenhe.portal.training.campaign.CampaignRow;
import cn.shenhe.portal.training.campaign.CampaignState;
import cn.shenhe.portal.training.campaign.Campaigns;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is on, what comes next, the calendar of a year, and what was. */
@Named("campaigns")
@RequestScoped
public class CampaignsView {

  private static final int AHEAD = 4;
  private static final Set<CampaignState> BEGUN =
      EnumSet.of(CampaignState.RUNNING, CampaignState.CLOSED);
  private static final int YEARS_BACK = 7;

  @Inject Campaigns campaigns;
  @Inject CampaignCalendar calendar;
  @Inject CampaignFormat format;

  private Integer year;
  private List<CampaignRow> all = List.of();
  private List<CampaignRow> drills;
  private List<CampaignRow> reporting;
  private List<CalendarDay> ahead = List.of();
  private List<CalendarDay> days = List.of();

  public void load() {
    int thisYear = format.today().getYear();
    if (year == null || year < thisYear - YEARS_BACK || year > thisYear + 2) {
      year = thisYear;
    }
    all = campaigns.all();
    ahead = calendar.ahead(AHEAD);
    days = calendar.days(year, 1);
  }

  /** Those that have begun and are not over, be it that only a contest still runs. */
  public List<CampaignRow> getOn() {
    return all.stream().filter(row -> BEGUN.contains(row.state()) && !format.over(row)).toList();
  }

  /** Those that are over, the latest first. */
  public List<CampaignRow> getPast() {
    return all.stream().filter(format::over).toList();
  }

  /** Reminders of drills of campaigns that are on, for the pages of enterprises. */
  public List<CampaignRow> getDrills() {
    if (drills == null) {
      drills =
          campaigns.all().stream()
              .filter(row -> row.state() == CampaignState.RUNNING && row.drillNote() != null)
              .toList();
    }
    return drills;
  }

  /** Campaigns that ask units for their reports. */
  public List<CampaignRow> getReporting() {
    if (reporting == null) {
      LocalDate earliest = format.today().minusDays(UnitReporting.LATE_DAYS);
      reporting =
          campaigns.all().stream()
              .filter(row -> row.reportNote() != null && !row.last().isBefore(earliest))
              .toList();
    }
    return reporting;
  }

  public List<CalendarDay> getAhead() {
    return ahead;
  }

  public List<CalendarDay> getDays() {
    return days;
  }

  public Integer getYear() {
    return year;
  }

  public void setYear(Integer year) {
    this.year = year;
  }

  public int getThisYear() {
    return format.today().getYear();
  }
}
