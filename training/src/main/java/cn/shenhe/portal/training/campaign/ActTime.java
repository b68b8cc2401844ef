package cn.shenhe.portal.training.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an act of a campaign is due: {@code S-14 09:00} (days from the first day), {@code E+1 00:00}
 * (from the last) or {@code 06-16 08:00} (a day of the campaign's year); Beijing time.
 */
final class ActTime {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final Pattern FORM =
      Pattern.compile("(?:([SE])([+-]\\d{1,3})?|(\\d{2}-\\d{2})) (\\d{2}:\\d{2})");

  private ActTime() {}

  /**
   * @throws IllegalArgumentException when the text has another form
   */
  static Instant of(String text, DateSpan span) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a time of an act: " + text);
    }
    LocalDate day;
    if (form.group(3) != null) {
      day = MonthDay.parse("--" + form.group(3)).atYear(span.first().getYear());
    } else {
      int shift = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
      day = (form.group(1).equals("S") ? span.first() : span.last()).plusDays(shift);
    }
    return day.atTime(LocalTime.parse(form.group(4))).atZone(BEIJING).toInstant();
  }
}
