package cn.shenhe.portal.training.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When an observance falls, year after year. Written {@code 05-12}, {@code 06-01..06-30}, {@code
 * last-monday 03} or {@code entered}.
 */
sealed interface DateRule {

  /** The days in this year; empty when only a person can know them. */
  Optional<DateSpan> in(int year);

  /** The same days every year; the last is not before the first within the year. */
  record Fixed(MonthDay first, MonthDay last) implements DateRule {

    @Override
    public Optional<DateSpan> in(int year) {
      return Optional.of(new DateSpan(first.atYear(year), last.atYear(year)));
    }
  }

  /** The last day of this name in a month (1 to 12). */
  record LastWeekday(DayOfWeek day, int month) implements DateRule {

    @Override
    public Optional<DateSpan> in(int year) {
      LocalDate found = YearMonth.of(year, month).atDay(1).with(TemporalAdjusters.lastInMonth(day));
      return Optional.of(new DateSpan(found, found));
    }
  }

  /** Announced anew every year. */
  record Entered() implements DateRule {

    @Override
    public Optional<DateSpan> in(int year) {
      return Optional.empty();
    }
  }

  /**
   * @throws java.time.DateTimeException or IllegalArgumentException when it is none of the four
   *     forms
   */
  static DateRule parse(String text) {
    if (text.equals("entered")) {
      return new Entered();
    }
    if (text.startsWith("last-")) {
      String[] parts = text.substring("last-".length()).split(" ");
      return new LastWeekday(
          DayOfWeek.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)),
          Integer.parseInt(parts[1]));
    }
    String[] ends = text.split("\\.\\.");
    return new Fixed(day(ends[0]), day(ends[ends.length - 1]));
  }

  private static MonthDay day(String text) {
    return MonthDay.parse("--" + text);
  }
}
