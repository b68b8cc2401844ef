package cn.shenhe.portal.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether this node's clock can be believed. It is compared with the time the machine counts
 * whatever its clock says, and with the database's clock. A clock that leaps forward is in doubt
 * until it leaps back or a while has passed in which nobody set it right; a clock that is ahead of
 * the database's is in doubt as long as it is. A clock that was wrong already when the portal
 * started, on the database's own machine, cannot be told from a right one.
 */
@ApplicationScoped
public class ClockWatch {

  /** What clocks may differ or be corrected by without a word. */
  static final Duration TOLERATED = Duration.ofMinutes(2);

  /**
   * Why the clock is in doubt.
   *
   * @param ahead how far it seems to be ahead
   * @param until when it is believed if nobody sets it, by that clock; null when the database
   *     contradicts it
   */
  public record Doubt(Duration ahead, Instant until) {}

  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.schedule.clock-doubt-minutes", defaultValue = "30")
  int doubtMinutes;

  LongSupplier counted = System::nanoTime;

  private Instant lastSeen;
  private long lastCounted;
  private Duration ahead = Duration.ZERO;
  private Duration unsaid = Duration.ZERO;
  private long leaptAt;
  private Duration aheadOfDatabase = Duration.ZERO;

  /**
   * Looks at the clock; returns by how much it has leapt since the last call, mostly zero. A leap
   * that somebody who only asks for {@link #doubt} saw first is kept for this call, a leap back
   * before all others.
   */
  synchronized Duration look() {
    see();
    Duration leap = unsaid;
    unsaid = Duration.ZERO;
    return leap;
  }

  private void see() {
    Instant seen = clock.instant();
    long now = counted.getAsLong();
    Duration leap =
        lastSeen == null
            ? Duration.ZERO
            : Duration.between(lastSeen, seen).minusNanos(now - lastCounted);
    lastSeen = seen;
    lastCounted = now;
    if (!ahead.isZero() && now - leaptAt > Duration.ofMinutes(doubtMinutes).toNanos()) {
      ahead = Duration.ZERO;
    }
    if (leap.abs().compareTo(TOLERATED) <= 0) {
      return;
    }
    if (leap.isNegative() || !unsaid.isNegative()) {
      unsaid = leap;
    }
    ahead = ahead.plus(leap);
    if (ahead.abs().compareTo(TOLERATED) <= 0) {
      ahead = Duration.ZERO;
    }
    leaptAt = now;
  }

  /**
   * @param difference this clock less the database's
   */
  synchronized void compared(Duration difference) {
    aheadOfDatabase = difference.compareTo(TOLERATED) > 0 ? difference : Duration.ZERO;
  }

  /** Empty when the clock is believed. */
  public synchronized Optional<Doubt> doubt() {
    see();
    if (!aheadOfDatabase.isZero()) {
      return Optional.of(new Doubt(aheadOfDatabase, null));
    }
    return ahead.isZero() || ahead.isNegative()
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                ahead,
                lastSeen.plusNanos(
                    leaptAt + Duration.ofMinutes(doubtMinutes).toNanos() - lastCounted)));
  }
}
