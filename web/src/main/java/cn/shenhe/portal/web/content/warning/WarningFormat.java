package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
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
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.CHINA);

  public String time(Instant instant) {
    return instant == null ? "" : TIME.format(instant.atZone(BEIJING));
  }

  /** When a warning begins that does not hold yet; empty for the others. */
  public String begins(WarningRow row) {
    return row.ahead() ? MessageFormat.format(text("row.begins"), time(row.onset())) : "";
  }

  /** To the second. */
  public String exact(Instant instant) {
    return instant == null ? "" : EXACT.format(instant.atZone(BEIJING));
  }

  /** Enough of an address to recognise one's own, not enough to use another's. */
  public String mask(String address) {
    if (address == null || address.length() < 2) {
      return address;
    }
    int at = address.indexOf('@');
    if (at > 0) {
      return address.charAt(0) + "***" + address.substring(at);
    }
    if (address.startsWith("http")) {
      return address.replaceAll("^(https?://[^/?#]+).*$", "$1/…");
    }
    int shown = Math.min(3, address.length() / 3);
    return address.substring(0, shown) + "***" + address.substring(address.length() - shown);
  }

  /** Class of the style sheet. */
  public String css(WarningLevel level) {
    return "level-" + level.name().toLowerCase(Locale.ROOT);
  }

  public String level(WarningLevel level) {
    return TEXTS.getString("level." + level.name());
  }

  /** A kind of message by its word in CAP; one nobody here shows stays as it is. */
  public String type(String word) {
    String key = "type." + word;
    return TEXTS.containsKey(key) ? TEXTS.getString(key) : word;
  }

  /** A level, a moment or a text, as in {@link WarningDetail.Difference}. */
  public String shown(Object value) {
    if (value instanceof WarningLevel level) {
      return level(level);
    }
    if (value instanceof Instant moment) {
      return time(moment);
    }
    return value == null || value.toString().isBlank() ? text("what.none") : value.toString();
  }

  static String text(String key) {
    return TEXTS.getString(key);
  }
}
