package cn.shenhe.portal.training.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Days staff work: Monday to Friday, unless the holiday table says otherwise. */
class WorkingDays {

  private final Map<LocalDate, CalendarDay> calendar;

  WorkingDays(List<CalendarDay> calendar) {
    this.calendar =
        calendar.stream().collect(Collectors.toMap(CalendarDay::day, Function.identity()));
  }

  private boolean working(LocalDate day) {
    CalendarDay special = calendar.get(day);
    return special == null
        ? day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        : special.working();
  }

  /** The last of so many working days after this day, which itself does not count. */
  LocalDate after(LocalDate day, int days) {
    LocalDate last = day;
    for (int left = days; left > 0; ) {
      last = last.plusDays(1);
      left -= working(last) ? 1 : 0;
    }
    return last;
  }
}
