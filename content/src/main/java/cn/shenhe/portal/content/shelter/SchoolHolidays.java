package cn.shenhe.portal.content.shelter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * When schools have no classes for weeks, as far as anybody has told us.
 *
 * @param ranges in no order; none when nothing is known
 */
record SchoolHolidays(List<Range> ranges) {

  /** First and last day, both without classes. */
  record Range(LocalDate first, LocalDate last) {

    Range {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("holidays end before they begin: " + first);
      }
    }
  }

  SchoolHolidays {
    ranges = List.copyOf(ranges);
  }

  /**
   * @param text like {@code 2026-07-11/2026-08-31,2027-01-16/2027-02-28}; may be blank
   * @throws java.time.format.DateTimeParseException when it is none of that form
   */
  static SchoolHolidays of(String text) {
    return new SchoolHolidays(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(part -> part.split("/"))
            .map(
                days ->
                    new Range(
                        LocalDate.parse(days[0].strip()),
                        LocalDate.parse(days[days.length - 1].strip())))
            .toList());
  }

  boolean areKnown() {
    return !ranges.isEmpty();
  }

  boolean include(LocalDate day) {
    return ranges.stream().anyMatch(r -> !day.isBefore(r.first()) && !day.isAfter(r.last()));
  }
}
