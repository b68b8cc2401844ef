package cn.shenhe.portal.content.shelter;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which days are not what their weekday says. The calendar is kept where visits are booked, in a
 * module that builds on this one, which therefore hands it in.
 */
public interface WorkdayCalendar {

  /**
   * Whether the day is worked, where its weekday does not tell: public holidays and days worked in
   * exchange for them; empty for any other day.
   */
  Optional<Boolean> working(LocalDate day);
}
