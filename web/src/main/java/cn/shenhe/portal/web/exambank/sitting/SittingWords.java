package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How moments of exams are written, in Beijing time. */
@Named
@ApplicationScoped
public class SittingWords {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(BEIJING);

  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public String minutes(int minutes) {
    return Texts.of("sitting", "session.minutes.text", minutes);
  }

  /**
   * @param until the last moment to enter and still have all the minutes
   */
  public String wholeTime(int minutes, Instant until) {
    return Texts.of("sitting", "session.whole-time", minutes, moment(until));
  }
}
