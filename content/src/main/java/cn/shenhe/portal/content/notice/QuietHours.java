package cn.shenhe.portal.content.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours of the day in Beijing in which somebody does not want to be woken; red and orange override
 * them. A letter is deferred to their end, never dropped.
 *
 * @param from minute of the day
 * @param to minute of the day, itself not quiet any more
 */
record QuietHours(int from, int to) {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final int MINUTES_OF_AN_HOUR = 60;

  boolean contain(Instant moment) {
    ZonedDateTime local = moment.atZone(BEIJING);
    int minute = local.getHour() * MINUTES_OF_AN_HOUR + local.getMinute();
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  }

  /** When they are over that the moment lies in. */
  Instant endAfter(Instant moment) {
    ZonedDateTime local = moment.atZone(BEIJING);
    ZonedDateTime end =
        local.toLocalDate().atStartOfDay(BEIJING).plusMinutes(to).withSecond(0).withNano(0);
    return (end.toInstant().isAfter(moment) ? end : end.plusDays(1)).toInstant();
  }
}
