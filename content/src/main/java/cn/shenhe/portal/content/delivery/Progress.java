package cn.shenhe.portal.content.delivery;

import java.time.Instant;
import java.util.Map;

/**
 * How far the letters of a topic, or all of them, have come.
 *
 * @param byState letters in each state; states without letters are absent
 * @param deferred of the waiting ones, those held back until their time
 * @param first when the first was confirmed, or null
 * @param last when the newest was confirmed, or null
 * @param lastMinute confirmed within the last 60 seconds
 * @param paused whether nothing is handed on at present
 */
public record Progress(
    Map<LetterState, Long> byState,
    long deferred,
    Instant first,
    Instant last,
    long lastMinute,
    boolean paused) {

  public Progress {
    byState = Map.copyOf(byState);
  }

  public long total() {
    return byState.values().stream().mapToLong(Long::longValue).sum();
  }

  public long count(LetterState state) {
    return byState.getOrDefault(state, 0L);
  }

  /** Letters whose state is final. */
  public long finished() {
    return total() - count(LetterState.WAITING) - count(LetterState.CLAIMED);
  }
}
