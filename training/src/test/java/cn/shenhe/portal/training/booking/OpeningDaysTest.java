package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.content.delivery.Letter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When halls are open: weekdays, exceptions, holidays and days worked in exchange. */
class OpeningDaysTest extends BookingDay {

  private static VisitProgramme programme(int minutes) {
    VisitProgramme programme =
        new VisitProgramme(new ExperienceBase("a", "甲", BaseState.EXISTING, "计划", 1));
    programme.describe(new BaseSetup.ProgrammeForm("", "体验", "", minutes, 0, "", "", false, true));
    return programme;
  }

  private static OpeningRule rule(String weekdays, String start, int minutes) {
    VisitProgramme programme = programme(minutes);
    Hall hall = new Hall(programme.base());
    hall.describe("厅", 40, "", true);
    return new OpeningRule(
        hall, programme, weekdays, LocalTime.parse(start), new Shares(5, 0, 0, 0));
  }

  private static List<String> days(SessionPlan plan, String from, String to) {
    return plan.sessions(LocalDate.parse(from), LocalDate.parse(to)).stream()
        .map(planned -> planned.day().toString())
        .toList();
  }

  @Test
  void saturdayWorkedInExchangeIsOpenAndMondayOffIsClosed() {
    OpeningRule workdays = rule("12345", "09:30", 60);
    List<CalendarDay> calendar =
        List.of(
            new CalendarDay(LocalDate.of(2026, 2, 14), true, 4, "补班", ""),
            new CalendarDay(LocalDate.of(2026, 4, 6), false, 0, "清明补休", ""));
    SessionPlan plan = new SessionPlan(List.of(workdays), List.of(), calendar);

    assertThat(days(plan, "2026-02-13", "2026-02-16"))
        .containsExactly("2026-02-13", "2026-02-14", "2026-02-16");
    assertThat(days(plan, "2026-04-03", "2026-04-07")).containsExactly("2026-04-03", "2026-04-07");
  }

  @Test
  void anExceptionWinsOverTheCalendar() {
    OpeningRule rule = rule("12345", "09:30", 60);
    LocalDate holiday = LocalDate.of(2026, 10, 2);
    OpeningException open = new OpeningException(rule.base(), null, holiday, holiday, 5, "国庆专场");
    OpeningException shut =
        new OpeningException(rule.base(), null, holiday.plusDays(6), holiday.plusDays(10), 0, "检修");
    SessionPlan plan =
        new SessionPlan(
            List.of(rule),
            List.of(open, shut),
            List.of(new CalendarDay(holiday, false, 0, "国庆节", "")));

    assertThat(days(plan, "2026-10-02", "2026-10-14"))
        .containsExactly(
            "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-13", "2026-10-14");
  }

  @Test
  void aHallClosedWithinDaysThatAreOpenByExceptionStaysClosedAndTheOtherHallsOpen() {
    OpeningRule closing = rule("12345", "09:30", 60);
    OpeningRule other = rule("12345", "14:00", 60);
    LocalDate first = LocalDate.of(2026, 10, 2);
    List<OpeningException> exceptions =
        List.of(
            new OpeningException(closing.base(), null, first, first.plusDays(2), 5, "国庆专场"),
            new OpeningException(
                closing.base(), closing.hall(), first.plusDays(1), first.plusDays(1), 0, "检修"));
    SessionPlan plan = new SessionPlan(List.of(closing, other), exceptions, List.of());

    assertThat(days(plan, "2026-10-02", "2026-10-04"))
        .containsExactly("2026-10-02", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-04");
  }

  @Test
  void aSessionMayCrossMidnightAndTheEndOfAMonth() {
    SessionPlan plan = new SessionPlan(List.of(rule("1234567", "23:30", 75)), List.of(), List.of());
    SessionPlan.Planned last =
        plan.sessions(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 11, 30)).get(0);

    assertThat(last.day()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(last.start()).isEqualTo(Instant.parse("2026-11-30T15:30:00Z"));
    assertThat(last.end()).isEqualTo(Instant.parse("2026-11-30T16:45:00Z"));
  }

  private static void alsoAt(String hour, TestBase base, BookingDatabase.Desk desk) {
    desk.run(
        () ->
            desk.setup()
                .addRule(
                    new BaseSetup.RuleForm(
                        base.hallId(),
                        base.programmeId(),
                        List.of(1, 2, 3, 4, 5, 6, 7),
                        hour,
                        new Shares(5, 24, 4, 2))));
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void theLastNightOfTheYearIsBookedRemindedVisitedAndCountedInTheOldYear(
      BookingDatabase.Kind kind) {
    assertThat(TimeZone.getDefault().getID()).as("of the machine").isEqualTo("UTC");
    try (BookingDatabase other = new BookingDatabase(kind)) {
      TestBase there = TestBase.in(other, new Shares(5, 24, 4, 2));
      BookingDatabase.Desk night = other.desk();
      alsoAt("23:30", there, night);
      other.set(Instant.parse("2026-12-20T02:00:00Z"));
      night.run(() -> night.upkeep().makeSessions(there.baseId()));
      LocalDate eve = LocalDate.of(2026, 12, 31);
      FrontDesk.SessionRow row =
          night.in(() -> night.door().schedule(there.baseId(), "", eve, eve)).get(2);
      Instant start = Instant.parse("2026-12-31T15:30:00Z");
      assertThat(row.start()).isEqualTo(start);
      assertThat(row.end()).isEqualTo(Instant.parse("2026-12-31T16:30:00Z"));
      LocalDate after = eve.plusDays(1);
      assertThat(night.in(() -> night.door().schedule(there.baseId(), "", after, after)))
          .as("a holiday")
          .isEmpty();

      String came = there.book(night, row.id(), 2, "13912345678");
      String missed = there.book(night, row.id(), 1, "13912345679");
      night.tick();
      for (Duration before : List.of(Duration.ofDays(1), Duration.ofHours(2))) {
        assertThat(textsAt(start.minus(before).minusSeconds(1), other, night)).isEmpty();
        assertThat(textsAt(start.minus(before), other, night))
            .hasSize(2)
            .allSatisfy(text -> assertThat(text).startsWith("提醒您：12月31日 周四 23:30"));
      }

      String id = night.in(() -> night.visits().visit(came)).id();
      other.set(Instant.parse("2026-12-31T16:10:00Z"));
      night.tick();
      night.run(() -> night.door().checkIn(id, row.id(), 2, null));
      Party one = Party.individual(1, 0, 0);
      night.run(() -> night.door().walkIn(row.id(), "in", one, false, List.of()));
      assertThat(night.in(() -> night.door().daySheet(there.baseId(), eve)).get(2).bookings())
          .hasSize(3);
      other.set(row.end().plus(Duration.ofHours(2)).minusSeconds(1));
      night.tick();
      assertThat(night.in(() -> night.visits().visit(missed)).state())
          .isEqualTo(BookingState.CONFIRMED);
      other.pass(Duration.ofSeconds(1));
      night.tick();
      assertThat(night.in(() -> night.visits().visit(missed)).state())
          .isEqualTo(BookingState.NO_SHOW);

      BookingReports reports = night.bean(BookingReports.class);
      assertThat(night.in(() -> reports.report(null, eve, eve.plusMonths(1))).months())
          .extracting(
              BookingReports.Month::month,
              BookingReports.Month::sessions,
              BookingReports.Month::visitors,
              BookingReports.Month::bookings,
              BookingReports.Month::missed)
          .containsExactly(tuple(YearMonth.of(2026, 12), 1, 3, 3, 1));
      assertThat(night.in(() -> reports.report(null, after, after.plusMonths(1))).months())
          .isEmpty();
      VisitFigures figures = night.bean(VisitFigures.class);
      assertThat(night.in(() -> figures.between(eve, eve)).visitors()).isEqualTo(3);
      assertThat(night.in(() -> figures.between(after, after)).visitors()).isZero();
    }
  }

  private static List<String> textsAt(
      Instant moment, BookingDatabase database, BookingDatabase.Desk desk) {
    int before = database.events().size();
    database.set(moment);
    desk.tick();
    return database.events().stream()
        .skip(before)
        .filter(Letter.class::isInstance)
        .map(letter -> ((Letter) letter).text())
        .toList();
  }

  @Test
  void anEarlyMorningIsCountedInTheMonthItHasInBeijing() {
    alsoAt("07:30", base, desk);
    LocalDate first = LocalDate.of(2026, 12, 1);
    FrontDesk.SessionRow row =
        desk.in(() -> desk.door().schedule(base.baseId(), "", first, first)).get(0);
    assertThat(row.start()).isEqualTo(Instant.parse("2026-11-30T23:30:00Z"));
    String key = base.book(desk, row.id(), 2, "13912345678");
    database.set(row.start());
    String id = desk.in(() -> desk.visits().visit(key)).id();
    desk.run(() -> desk.door().checkIn(id, row.id(), 2, null));
    LocalDate from = first.minusMonths(1);
    assertThat(
            desk.in(() -> desk.bean(BookingReports.class).report(null, from, first.plusMonths(1)))
                .months())
        .extracting(BookingReports.Month::month)
        .containsExactly(YearMonth.of(2026, 12));
  }

  @Test
  void todayIsBeijingsDay() {
    assertThat(BookingRules.today(Instant.parse("2026-11-30T15:59:59Z")))
        .isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(BookingRules.today(Instant.parse("2026-11-30T16:00:00Z")))
        .isEqualTo(LocalDate.of(2026, 12, 1));
  }

  @Test
  void workingDaysSkipWeekendsAndHolidaysAndCountTheDaysWorkedInExchange() {
    WorkingDays days = new WorkingDays(desk.in(() -> desk.bean(BaseRepository.class).calendar()));
    assertThat(days.after(LocalDate.of(2026, 11, 27), 3)).isEqualTo(LocalDate.of(2026, 12, 2));
    assertThat(days.after(LocalDate.of(2026, 2, 13), 2)).isEqualTo(LocalDate.of(2026, 2, 24));
    assertThat(days.after(LocalDate.of(2026, 9, 30), 1)).isEqualTo(LocalDate.of(2026, 10, 8));
  }

  @Test
  void theHolidaysOf2026AreThereAsTheNoticeSays() {
    List<BaseSetup.DayRow> days = desk.in(() -> desk.setup().calendar());
    assertThat(days.stream().filter(d -> d.day().getYear() == 2026 && !d.working())).hasSize(33);
    assertThat(days.stream().filter(BaseSetup.DayRow::working).map(d -> d.day().toString()))
        .containsExactly(
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
  }
}
