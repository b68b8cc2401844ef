package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** How times and levels of warnings are written: Beijing time, colour always with its word. */
@Named("warningFormat")
@ApplicationScoped
public class WarningFormat {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("texts.warning", Locale.CHINA);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);

  public String time(Instant instant) {
    return instant == null ? "" : TIME.format(instant.atZone(BEIJING));
  }

  /** Class of the style sheet. */
  public String css(WarningLevel level) {
    return "level-" + level.name().toLowerCase(Locale.ROOT);
  }

  public String level(WarningLevel level) {
    return TEXTS.getString("level." + level.name());
  }

  static String text(String key) {
    return TEXTS.getString(key);
  }
}
