package cn.shenhe.portal.training.record;

import java.time.Duration;
import java.time.Instant;

/**
 * A line of a person's record: time, content and result; the attendee is the person. Source of the
 * fields: 安全生产法 (2021) article 28.
 *
 * @param from when it began, and {@code until} when it ended
 * @param credited what counts; zero where time does not
 * @param result in words, never empty
 * @param by who recorded it
 */
public record RecordEntry(
    Kind kind,
    Instant from,
    Instant until,
    String content,
    Duration credited,
    String result,
    String by) {

  /** Whole minutes, for showing; sums are made of {@link #credited}. */
  public long minutes() {
    return credited.toMinutes();
  }

  /** What sort of thing is recorded. */
  public enum Kind {
    LESSON,
    CLASS,
    THREE_LEVEL,
    EXAM,
    CERTIFICATE,
    BOOKING,
    PACKAGE
  }
}
