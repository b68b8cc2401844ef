package cn.shenhe.portal.content.shelter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Whether one can go in now. An order of the duty staff decides; without one, a shelter's rule
 * does. On a day that is worked, outside of the school holidays we were told of, a school counts as
 * in class within class hours.
 *
 * @param classFrom Beijing time at which classes start
 * @param classTo Beijing time at which they end
 * @param holidays of the schools
 * @param calendar public holidays and days worked in exchange
 */
record Openness(
    LocalTime classFrom, LocalTime classTo, SchoolHolidays holidays, WorkdayCalendar calendar) {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /**
   * @param hours like {@code 07:30-17:30}
   */
  static Openness classHours(String hours, SchoolHolidays holidays, WorkdayCalendar calendar) {
    String[] parts = hours.split("-");
    return new Openness(
        LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()), holidays, calendar);
  }

  boolean inClass(Instant now) {
    ZonedDateTime local = now.atZone(BEIJING);
    LocalTime time = local.toLocalTime();
    LocalDate day = local.toLocalDate();
    if (time.isBefore(classFrom) || !time.isBefore(classTo) || holidays.include(day)) {
      return false;
    }
    DayOfWeek weekday = local.getDayOfWeek();
    return calendar
        .working(day)
        .orElse(weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
  }

  /** Whether the answer hangs on the classes of a school whose holidays nobody has told us. */
  boolean hangsOnTheSchool(ShelterState shelter) {
    return !holidays.areKnown()
        && (shelter.status() == ShelterStatus.STANDBY || shelter.status() == ShelterStatus.UNKNOWN)
        && shelter.sheet().openRule().filter(OpenRule.OUTSIDE_CLASS::equals).isPresent();
  }

  TriState openNow(ShelterState shelter, Instant now) {
    return openNow(shelter, inClass(now));
  }

  static TriState openNow(ShelterState shelter, boolean inClass) {
    return switch (shelter.status()) {
      case OPEN -> TriState.YES;
      case FULL, CLOSED -> TriState.NO;
      case STANDBY, UNKNOWN ->
          shelter
              .sheet()
              .openRule()
              .map(
                  rule ->
                      switch (rule) {
                        case ALWAYS -> TriState.YES;
                        case OUTSIDE_CLASS -> inClass ? TriState.NO : TriState.YES;
                        case ON_ORDER -> TriState.NO;
                      })
              .orElse(TriState.UNKNOWN);
    };
  }
}
