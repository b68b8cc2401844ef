package cn.shenhe.portal.training.booking;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which sessions there are on a day: the weekly rules, unless an exception or the calendar of
 * holidays says otherwise. Exceptions win over the calendar, the calendar over the weekday.
 */
class SessionPlan {

  /** China keeps one time, without summer time. */
  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** A session to be; the end may fall on the next day. */
  record Planned(OpeningRule rule, LocalDate day, Instant start, Instant end) {}

  private final List<OpeningRule> rules;
  private final List<OpeningException> exceptions;
  private final Map<LocalDate, CalendarDay> calendar;

  SessionPlan(
      List<OpeningRule> rules, List<OpeningException> exceptions, List<CalendarDay> calendar) {
    this.rules = List.copyOf(rules);
    this.exceptions = List.copyOf(exceptions);
    this.calendar =
        calendar.stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
  }

  /**
   * @param from the first day
   * @param to the last day, included
   */
  List<Planned> sessions(LocalDate from, LocalDate to) {
    List<Planned> planned = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      for (OpeningRule rule : rules) {
        LocalDate date = day;
        weekdayOf(day, rule)
            .filter(rule::appliesOn)
            .ifPresent(weekday -> planned.add(planned(rule, date)));
      }
    }
    return planned;
  }

  private static Planned planned(OpeningRule rule, LocalDate day) {
    ZonedDateTime start = day.atTime(rule.start()).atZone(BEIJING);
    return new Planned(
        rule, day, start.toInstant(), start.plusMinutes(rule.programme().minutes()).toInstant());
  }

  /**
   * The weekday whose rules the day follows; empty when closed. A closure wins over a day opened by
   * exception: what was closed stays so until the closure is taken away.
   */
  private Optional<DayOfWeek> weekdayOf(LocalDate day, OpeningRule rule) {
    List<Integer> excepted =
        exceptions.stream()
            .filter(exception -> exception.covers(day, rule.hall()))
            .map(OpeningException::asWeekday)
            .toList();
    if (excepted.contains(OpeningException.CLOSED)) {
      return Optional.empty();
    }
    if (!excepted.isEmpty()) {
      return Optional.of(DayOfWeek.of(excepted.get(0)));
    }
    CalendarDay special = calendar.get(day);
    if (special == null) {
      return Optional.of(day.getDayOfWeek());
    }
    if (special.working()) {
      return Optional.of(DayOfWeek.of(special.asWeekday()));
    }
    return rule.base().holidaysOpen() ? Optional.of(DayOfWeek.SUNDAY) : Optional.empty();
  }
}
