package cn.shenhe.portal.content.shelter;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Whether one can go in now. An order of the duty staff decides; without one, a shelter's rule
 * does. School holidays are not known here: on a working day within class hours a school counts as
 * in class.
 *
 * @param classFrom Beijing time at which classes start, Monday to Friday
 * @param classTo Beijing time at which they end
 */
record Openness(LocalTime classFrom, LocalTime classTo) {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /**
   * @param hours like {@code 07:30-17:30}
   */
  static Openness classHours(String hours) {
    String[] parts = hours.split("-");
    return new Openness(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
  }

  boolean inClass(Instant now) {
    ZonedDateTime local = now.atZone(BEIJING);
    DayOfWeek day = local.getDayOfWeek();
    LocalTime time = local.toLocalTime();
    return day != DayOfWeek.SATURDAY
        && day != DayOfWeek.SUNDAY
        && !time.isBefore(classFrom)
        && time.isBefore(classTo);
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
