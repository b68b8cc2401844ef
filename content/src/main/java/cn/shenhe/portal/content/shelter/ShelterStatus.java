package cn.shenhe.portal.content.shelter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether people are received. Set by duty staff or by an explicit word of a source, never by a
 * shelter's absence from a file.
 */
public enum ShelterStatus {
  /** In everyday use, ready to be opened. */
  STANDBY("常态", "standby", "normal"),
  /** Receiving people. */
  OPEN("启用", "开放", "open"),
  /** Open, and takes nobody more. */
  FULL("已满", "full"),
  /** Must not be used. */
  CLOSED("停用", "关闭", "closed", "close"),
  /** The source does not say. */
  UNKNOWN("未知", "unknown");

  private final String[] words;

  ShelterStatus(String... words) {
    this.words = words;
  }

  public String label() {
    return words[0];
  }

  static Optional<ShelterStatus> ofWord(String word) {
    String text = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(s -> Arrays.asList(s.words).contains(text) || s.name().equalsIgnoreCase(text))
        .findFirst();
  }

  /** Whether there can be people inside as far as the status says. */
  boolean mayHoldPeople() {
    return this != STANDBY && this != CLOSED;
  }

  /** Whether duty staff may go from this status to the next; any but staying is allowed. */
  boolean canBecome(ShelterStatus next) {
    return next != this && next != UNKNOWN;
  }
}
