package cn.shenhe.portal.content.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: longer each time, never all at the same moment. */
final class RetryPolicy {

  private static final Duration FIRST_URGENT = Duration.ofSeconds(5);
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST_URGENT = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 12;

  /** A quarter more or less. */
  private static final double JITTER = 0.25;

  private RetryPolicy() {}

  /**
   * @param attempt the try that failed, 1 for the first
   * @param asked what the other side asked for, or null; it is obeyed when longer
   */
  static Duration pause(Lane lane, int attempt, Duration asked, RandomGenerator random) {
    boolean urgent = lane == Lane.URGENT;
    Duration first = urgent ? FIRST_URGENT : FIRST;
    Duration longest = urgent ? LONGEST_URGENT : LONGEST;
    Duration wait = first.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, attempt - 1)));
    if (wait.compareTo(longest) > 0) {
      wait = longest;
    }
    double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
    Duration jittered = Duration.ofMillis(Math.round(wait.toMillis() * factor));
    return asked != null && asked.compareTo(jittered) > 0 ? asked : jittered;
  }
}
