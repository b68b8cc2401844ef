package cn.shenhe.portal.training.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Before when no session of an account may have begun, remembered for two seconds: it is asked for
 * with every request. What is changed on this node holds at once, what is changed on another one
 * after two seconds at the latest.
 */
@ApplicationScoped
class SessionMoments {

  private static final long KEPT_NANOS = 2_000_000_000L;

  /** As long as the change may still wait for its commit, nothing read meanwhile is remembered. */
  private static final long CHANGING_NANOS = 30_000_000_000L;

  private static final int MOST = 50_000;

  private record Seen(Optional<Instant> from, long at) {}

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final Map<String, Long> changing = new ConcurrentHashMap<>();
  private LongSupplier nanos = System::nanoTime;

  protected SessionMoments() {}

  SessionMoments(LongSupplier nanos) {
    this.nanos = nanos;
  }

  Optional<Instant> validFrom(String publicId, Supplier<Optional<Instant>> asked) {
    long now = nanos.getAsLong();
    if (!changing.isEmpty() && changes(publicId, now)) {
      return asked.get();
    }
    Seen known = seen.get(publicId);
    if (known != null && now - known.at() < KEPT_NANOS) {
      return known.from();
    }
    Optional<Instant> from = asked.get();
    if (seen.size() >= MOST) {
      seen.clear();
    }
    seen.put(publicId, new Seen(from, now));
    return changing.containsKey(publicId) ? asked.get() : from;
  }

  private boolean changes(String publicId, long now) {
    changing.values().removeIf(since -> now - since > CHANGING_NANOS);
    return changing.containsKey(publicId);
  }

  /** The account was just disabled or erased, or got a new password. */
  void changed(String publicId) {
    changing.put(publicId, nanos.getAsLong());
    seen.remove(publicId);
  }
}
