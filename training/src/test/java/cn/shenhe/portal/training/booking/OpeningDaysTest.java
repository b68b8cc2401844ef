package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

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
