package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The most that can be credited for pieces, for pages that say so beforehand. Lengths are kept for
 * ten minutes, because finding one out means reading the whole article.
 */
@ApplicationScoped
public class PieceLengths {

  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Length(Duration length, Instant until) {}

  @Inject Pieces pieces;
  @Inject InstantSource clock;

  private final Map<String, Length> known = new ConcurrentHashMap<>();

  /** Of all of them; a piece that is not there has none. */
  public Duration of(Collection<String> keys) {
    Instant now = clock.instant();
    known.values().removeIf(length -> !length.until().isAfter(now));
    return keys.stream()
        .distinct()
        .map(key -> known.computeIfAbsent(key, k -> new Length(read(k), now.plus(KEPT))).length())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration read(String key) {
    return pieces.find(key).map(Piece::length).orElse(Duration.ZERO);
  }
}
