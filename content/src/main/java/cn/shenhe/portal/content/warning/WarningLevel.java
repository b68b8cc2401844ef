package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapSeverity;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The four levels, most dangerous first.
 *
 * <p>Source: 突发事件应对法 (2024) 第63条; words and CAP severities as in published messages of the issuing
 * stations. Not to be mixed up with response levels or grades of events.
 */
public enum WarningLevel {
  RED("红", CapSeverity.EXTREME),
  ORANGE("橙", CapSeverity.SEVERE),
  YELLOW("黄", CapSeverity.MODERATE),
  BLUE("蓝", CapSeverity.MINOR),
  /** The message names neither a colour nor a severity; it is not guessed. */
  UNKNOWN("", CapSeverity.UNKNOWN);

  /** 将橙色预警升级为红色预警: the last such word holds. */
  private static final Pattern CHANGED_TO =
      Pattern.compile("(?:升级?|降级?|变更|更新|调整|改)(?:为|至|成)[^，。；、]{0,10}?([红橙黄蓝])色");

  /** 可能升级为红色预警: what may come is not what holds. */
  private static final Pattern NOT_YET =
      Pattern.compile("(?:可能|或将|视情|适时|随时)[^，。；]{0,12}[红橙黄蓝]色(?:预警|警报)?");

  private static final Pattern GRADE = Pattern.compile("(Ⅰ|Ⅱ|Ⅲ|Ⅳ|IV|I{1,3}|[一二三四])级[^响医]{0,6}预警");

  private final String character;
  private final CapSeverity severity;

  WarningLevel(String character, CapSeverity severity) {
    this.character = character;
    this.severity = severity;
  }

  public CapSeverity severity() {
    return severity;
  }

  /** Whether this is more dangerous than the other; UNKNOWN is below all. */
  public boolean above(WarningLevel other) {
    return ordinal() < other.ordinal();
  }

  /** The colour named as a warning colour in the text, when it is one, or the last of a change. */
  static Optional<WarningLevel> named(String words) {
    String text = NOT_YET.matcher(words).replaceAll("");
    Matcher change = CHANGED_TO.matcher(text);
    String now = null;
    while (change.find()) {
      now = change.group(1);
    }
    return now == null ? only(text, false) : only(now + "色", true);
  }

  /**
   * The level a headline means that words it otherwise: the colour apart from 预警, or the legal
   * grade.
   */
  static Optional<WarningLevel> meant(String headline) {
    if (!headline.contains("预警") && !headline.contains("警报")) {
      return Optional.empty();
    }
    Matcher grade = GRADE.matcher(headline);
    return only(headline, true).or(() -> grade.find() ? ofGrade(grade.group(1)) : Optional.empty());
  }

  private static Optional<WarningLevel> ofGrade(String grade) {
    return switch (Normalizer.normalize(grade, Normalizer.Form.NFKC)) {
      case "I", "一" -> Optional.of(RED);
      case "II", "二" -> Optional.of(ORANGE);
      case "III", "三" -> Optional.of(YELLOW);
      default -> Optional.of(BLUE);
    };
  }

  /** The one colour of the text; nothing when there are two. */
  private static Optional<WarningLevel> only(String text, boolean alone) {
    WarningLevel found = null;
    for (WarningLevel level : values()) {
      if (level != UNKNOWN
          && (alone && text.contains(level.character + "色")
              || text.contains(level.character + "色预警")
              || text.contains(level.character + "色警报"))) {
        if (found != null) {
          return Optional.empty();
        }
        found = level;
      }
    }
    return Optional.ofNullable(found);
  }

  static WarningLevel of(CapSeverity severity) {
    for (WarningLevel level : values()) {
      if (level.severity == severity) {
        return level;
      }
    }
    return UNKNOWN;
  }
}
