package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The calendar of safety education: when which day, week or month falls, and what it is about. */
@Stateless
public class CampaignCalendar {

  private static final int OBSERVANCE_COLUMNS = 5;
  private static final int THEME_COLUMNS = 7;
  private static final int MOST_OBSERVANCES = 60;

  @Inject CampaignRepository campaigns;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  /**
   * Everything held from the first day of a year on, by date; what has no days yet comes last in
   * its year.
   *
   * @param years 1 to 5
   */
  @PermitAll
  public List<CalendarDay> days(int fromYear, int years) {
    if (years < 1 || years > 5) {
      throw new CampaignRefused("campaign.year", fromYear);
    }
    List<CalendarDay> days = new ArrayList<>();
    for (Observance observance : campaigns.observances()) {
      for (int year = fromYear; year < fromYear + years; year++) {
        days.add(observance.day(year));
      }
    }
    days.sort(
        Comparator.comparingInt(CalendarDay::year)
            .thenComparing(CalendarDay::first, Comparator.nullsLast(Comparator.naturalOrder())));
    return days;
  }

  /**
   * What is held today and what comes next, by date.
   *
   * @param limit 1 to 20
   */
  @PermitAll
  public List<CalendarDay> ahead(int limit) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ActTime.BEIJING);
    return days(today.getYear(), 2).stream()
        .filter(day -> day.last() != null && !day.last().isBefore(today))
        .limit(Math.min(limit, 20))
        .toList();
  }

  /**
   * Writes down the days and the theme announced for a year.
   *
   * @param first null when the rule's days hold; last likewise
   * @param source the notice; not blank
   * @throws CampaignRefused when the days are the wrong way round or in another year, or the source
   *     is missing
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void announce(
      String code, int year, LocalDate first, LocalDate last, String theme, String source) {
    DateSpan span = first == null ? null : new DateSpan(first, last == null ? first : last);
    find(code).announce(year, span, theme, source, "V1");
    acts.fire(new TrainingAct("campaign.announced", code, String.valueOf(year)));
  }

  /**
   * Adds a day or week of the district's own.
   *
   * @param rule {@code 05-12}, {@code 06-01..06-30}, {@code last-monday 03} or {@code entered}
   * @param basis why it is held; not blank
   * @return its code
   * @throws CampaignRefused when the name or the basis is missing, the rule has another form, or
   *     there are {@value #MOST_OBSERVANCES} already
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public String addOwn(String name, String rule, String basis) {
    String called = name == null ? "" : name.strip();
    String why = basis == null ? "" : basis.strip();
    if (called.isEmpty() || called.length() > 60) {
      throw new CampaignRefused("campaign.own-name");
    }
    if (why.isEmpty() || why.length() > 400) {
      throw new CampaignRefused("campaign.own-basis");
    }
    List<Observance> known = campaigns.observances();
    if (known.size() >= MOST_OBSERVANCES) {
      throw new CampaignRefused("campaign.own-most", MOST_OBSERVANCES);
    }
    String when = rule == null || rule.isBlank() ? "entered" : rule.strip();
    try {
      DateRule.parse(when).in(2000);
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CampaignRefused("campaign.own-rule");
    }
    String code = "own-" + PublicId.fresh();
    campaigns.add(new Observance(code, called, when, why, "OWN", known.size() + 1));
    acts.fire(new TrainingAct("campaign.day-added", code, called));
    return code;
  }

  /** Loads the calendar that ships, where there is none. */
  @RolesAllowed("SYSTEM")
  public void loadShipped() {
    if (!campaigns.observances().isEmpty()) {
      return;
    }
    List<List<String>> themes = ShippedTables.read("themes.tsv", THEME_COLUMNS);
    int position = 0;
    for (List<String> cells : ShippedTables.read("observances.tsv", OBSERVANCE_COLUMNS)) {
      Observance observance =
          new Observance(
              cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), ++position);
      themes.stream()
          .filter(theme -> theme.get(0).equals(observance.code()))
          .forEach(theme -> announceShipped(observance, theme));
      campaigns.add(observance);
    }
  }

  private static void announceShipped(Observance observance, List<String> cells) {
    DateSpan span =
        cells.get(2).isEmpty()
            ? null
            : new DateSpan(LocalDate.parse(cells.get(2)), LocalDate.parse(cells.get(3)));
    observance.announceShipped(
        Integer.parseInt(cells.get(1)), span, cells.get(4), cells.get(5), cells.get(6));
  }

  private Observance find(String code) {
    return campaigns.observance(code).orElseThrow(() -> new UnknownCampaign(code));
  }
}
