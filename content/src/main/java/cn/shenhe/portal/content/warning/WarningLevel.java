package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapSeverity;
import java.util.Optional;

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

  /** The colour named as a warning colour in the text, when exactly one is. */
  static Optional<WarningLevel> named(String text) {
    WarningLevel found = null;
    for (WarningLevel level : values()) {
      if (level != UNKNOWN
          && (text.contains(level.character + "色预警") || text.contains(level.character + "色警报"))) {
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
