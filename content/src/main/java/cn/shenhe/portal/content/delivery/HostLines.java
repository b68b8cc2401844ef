package cn.shenhe.portal.content.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bulkheads: each host has a line of its own, and only so many letters are on their way to it
 * at a time. A host that does not answer several times in a row is left alone for a while; its
 * letters go back to the ledger and nobody else's wait for them. Not thread-safe: used by the
 * draining thread only.
 */
final class HostLines {

  static final int FAILURES_TO_CLOSE = 4;
  static final Duration CLOSED_FOR = Duration.ofSeconds(30);

  /** More than this many waiting here are not fetched from the ledger. */
  static final int LONG_LINE = 100;

  private final Map<String, Line> lines = new HashMap<>();

  private static final class Line {
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private int running;
    private int failures;
    private Instant closedUntil = Instant.MIN;
  }

  void arrive(Parcel parcel) {
    line(parcel).waiting.add(parcel);
  }

  /** The next letter that may leave now, and marks it as left; null when none may. */
  Parcel leave(Instant now, java.util.function.ToIntFunction<Channel> perHost) {
    Parcel best = null;
    for (Line line : lines.values()) {
      Parcel first = line.waiting.peek();
      if (first == null
          || line.running >= perHost.applyAsInt(first.channel())
          || line.closedUntil.isAfter(now)) {
        continue;
      }
      if (best == null || first.lane().compareTo(best.lane()) < 0) {
        best = first;
        if (best.lane() == Lane.URGENT) {
          break;
        }
      }
    }
    if (best != null) {
      Line line = line(best);
      line.waiting.remove();
      line.running++;
    }
    return best;
  }

  void back(Parcel parcel, Handover.Result result, Instant now) {
    Line line = line(parcel);
    line.running--;
    if (result == Handover.Result.UNREACHABLE) {
      line.failures++;
      if (line.failures >= FAILURES_TO_CLOSE) {
        line.closedUntil = now.plus(CLOSED_FOR);
        // One more failure after the pause closes it again.
        line.failures = FAILURES_TO_CLOSE - 1;
      }
    } else {
      line.failures = 0;
    }
  }

  /** Takes the waiting letters of closed hosts out, to be handed back to the ledger. */
  List<Parcel> strandedAt(Instant now) {
    List<Parcel> stranded = new ArrayList<>();
    for (Line line : lines.values()) {
      if (line.closedUntil.isAfter(now)) {
        stranded.addAll(line.waiting);
        line.waiting.clear();
      }
    }
    return stranded;
  }

  /** Takes everything out that has not left. */
  List<Parcel> clear() {
    List<Parcel> all = new ArrayList<>();
    for (Line line : lines.values()) {
      all.addAll(line.waiting);
      line.waiting.clear();
    }
    return all;
  }

  /** Hosts for which nothing should be fetched now. */
  List<String> closed(Instant now) {
    lines
        .values()
        .removeIf(
            l ->
                l.waiting.isEmpty()
                    && l.running == 0
                    && l.failures == 0
                    && !l.closedUntil.isAfter(now));
    return lines.entrySet().stream()
        .filter(
            e -> e.getValue().closedUntil.isAfter(now) || e.getValue().waiting.size() >= LONG_LINE)
        .map(Map.Entry::getKey)
        .limit(500)
        .toList();
  }

  Instant closedUntil(Parcel parcel) {
    return line(parcel).closedUntil;
  }

  int waiting() {
    return lines.values().stream().mapToInt(l -> l.waiting.size()).sum();
  }

  private Line line(Parcel parcel) {
    return lines.computeIfAbsent(parcel.host(), host -> new Line());
  }
}
