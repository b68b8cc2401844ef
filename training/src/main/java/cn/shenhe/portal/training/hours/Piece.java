package cn.shenhe.portal.training.hours;

import java.time.Duration;

/**
 * A piece of content that can be learned.
 *
 * @param key kind and name, for example {@code lesson:cpr-aed}; at most 160 characters
 * @param title for the record, at most 200 characters
 * @param length the most that can ever be credited for it in one year: running time, or for a text
 *     the time its length allows
 * @param timed whether it has positions (video, audio): then only what was not played before counts
 */
public record Piece(String key, String title, Duration length, boolean timed) {

  private static final int KEY_MAXIMUM = 160;
  private static final int TITLE_MAXIMUM = 200;

  public Piece {
    if (key.isBlank() || key.length() > KEY_MAXIMUM || length.isNegative()) {
      throw new IllegalArgumentException("not a piece: " + key);
    }
    title = title.length() > TITLE_MAXIMUM ? title.substring(0, TITLE_MAXIMUM) : title;
  }
}
