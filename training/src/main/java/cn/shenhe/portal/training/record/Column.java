package cn.shenhe.portal.training.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What the two databases give for a column, as we want it. */
final class Column {

  private Column() {}

  static String text(Object value) {
    return value == null ? "" : value.toString();
  }

  static long number(Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }

  static Instant moment(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return moment.toInstant();
    }
    return value instanceof Timestamp moment ? moment.toInstant() : null;
  }

  static LocalDate day(Object value) {
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    return value instanceof LocalDate date ? date : null;
  }
}
