package cn.shenhe.portal.training.record;

import java.time.Instant;

/**
 * A line of a person's record: time, content and result; the attendee is the person. Source of the
 * fields: 安全生产法 (2021) article 28.
 *
 * @param from when it began, and {@code until} when it ended
 * @param minutes credited; 0 where time does not count
 * @param result in words, never empty
 * @param by who recorded it
 */
public record RecordEntry(
    Kind kind,
    Instant from,
    Instant until,
    String content,
    long minutes,
    String result,
    String by) {

  /** What sort of thing is recorded. */
  public enum Kind {
    LESSON,
    CLASS,
    THREE_LEVEL,
    EXAM,
    CERTIFICATE,
    BOOKING
  }
}
