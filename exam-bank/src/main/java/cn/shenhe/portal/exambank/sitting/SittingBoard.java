package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The state of all open sittings, read from the database at most every half second however many
 * pages ask, and when each page last asked. Only for showing: what counts is decided at the desk.
 */
@ApplicationScoped
class SittingBoard {

  private static final Duration FRESH = Duration.ofMillis(500);
  private static final Duration CLOSED_SHOWN = Duration.ofMinutes(5);

  @Inject SessionRepository sessions;

  private final ReentrantLock reading = new ReentrantLock();
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private volatile Map<String, Pulse> pulses = Map.of();
  private volatile Instant readAt = Instant.EPOCH;

  Optional<Pulse> pulse(String sitting, Instant now) {
    if (now.isAfter(readAt.plus(FRESH)) || now.isBefore(readAt)) {
      read(now);
    }
    return Optional.ofNullable(pulses.get(sitting));
  }

  /** Whoever comes while another reads goes on with what there is. */
  private void read(Instant now) {
    if (reading.tryLock()) {
      try {
        Map<String, Pulse> fresh = new HashMap<>();
        for (Pulse pulse : sessions.pulses(now.minus(CLOSED_SHOWN))) {
          fresh.put(pulse.sitting(), pulse);
        }
        pulses = fresh;
        readAt = now;
        seen.keySet().retainAll(fresh.keySet());
      } finally {
        reading.unlock();
      }
    }
  }

  void seen(String sitting, Instant now) {
    seen.put(sitting, now);
  }

  /** When the page that has the sitting open last asked for anything. */
  Optional<Instant> lastSeen(String sitting) {
    return Optional.ofNullable(seen.get(sitting));
  }
}
