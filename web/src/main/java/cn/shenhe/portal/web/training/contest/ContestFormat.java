package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How times of contests are written. */
@Named("contestFormat")
@ApplicationScoped
public class ContestFormat {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.CHINA).withZone(ZoneId.of("Asia/Shanghai"));
  private static final int MINUTE = 60;

  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public String clock(Instant moment) {
    return CLOCK.format(moment);
  }

  /** {@code 3 分 5 秒} or {@code 42 秒}. */
  public String time(int seconds) {
    return seconds < MINUTE
        ? Texts.of("contest", "seconds", seconds)
        : Texts.of("contest", "minutes", seconds / MINUTE, seconds % MINUTE);
  }

  /** Tenths as {@code 8.5}. */
  public String tenths(int tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  /** {@code 消防、燃气}. */
  public String topics(List<String> topics) {
    return String.join("、", topics);
  }
}
