package cn.shenhe.portal.content.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The bulkheads: each host has a line of its own, and only so many letters are on their way to it
 * at a time. A host that does not answer several times in a row is left alone for a while; its
 * letters go back to the ledger and nobody else's wait for them. Within a line the earlier lane
 * goes first. Not thread-safe: used by the draining thread only.
 */
final class HostLines {

  static final int FAILURES_TO_CLOSE = 4;
  static final Duration CLOSED_FOR = Duration.ofSeconds(30);

  /** To a host with so many waiting here no more are fetched from the ledger. */
  static final int LONG_LINE = 100;

  private static final int MOST_SHUT = 500;

  private final Map<String, Line> lines = new HashMap<>();
  private long arrived;

  /**
   * Hosts for which nothing should be fetched now.
   *
   * @param closed not even urgent letters
   * @param full only urgent letters, which overtake those that wait
   */
  record Shut(Set<String> closed, Set<String> full) {}

  private record Waiting(Parcel parcel, long place) {}

  private static final class Line {
    private final PriorityQueue<Waiting> waiting =
        new PriorityQueue<>(
            Comparator.comparing((Waiting w) -> w.parcel().lane())
                .thenComparingLong(Waiting::place));
    private int urgent;
    private int running;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    private Parcel first() {
      Waiting first = waiting.peek();
      return first == null ? null : first.parcel();
    }

    private Parcel next() {
      Parcel next = waiting.remove().parcel();
      urgent -= next.lane() == Lane.URGENT ? 1 : 0;
      return next;
    }

    private List<Parcel> empty() {
      List<Parcel> all = new ArrayList<>();
      while (!waiting.isEmpty()) {
        all.add(next());
      }
      return all;
    }

    /** How many of those that wait may leave at once. */
    private int ready(Instant now, ToIntFunction<Channel> perHost) {
      Parcel first = first();
      return first == null || closedUntil.isAfter(now)
          ? 0
          : Math.max(0, Math.min(waiting.size(), perHost.applyAsInt(first.channel()) - running));
    }
  }

  void arrive(Parcel parcel) {
    Line line = line(parcel);
    line.waiting.add(new Waiting(parcel, arrived++));
    line.urgent += parcel.lane() == Lane.URGENT ? 1 : 0;
  }

  /**
   * How many letters could leave now; a line behind a host that is busy or does not answer counts
   * for nothing, however long it is.
   */
  int ready(Instant now, ToIntFunction<Channel> perHost) {
    return lines.values().stream().mapToInt(line -> line.ready(now, perHost)).sum();
  }

  /** The next letter that may leave now, and marks it as left; null when none may. */
  Parcel leave(Instant now, ToIntFunction<Channel> perHost) {
    Parcel best = null;
    for (Line line : lines.values()) {
      if (line.ready(now, perHost) == 0) {
        continue;
      }
      Parcel first = line.first();
      if (best == null || first.lane().compareTo(best.lane()) < 0) {
        best = first;
        if (best.lane() == Lane.URGENT) {
          break;
        }
      }
    }
    if (best != null) {
      Line line = line(best);
      line.next();
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
        stranded.addAll(line.empty());
      }
    }
    return stranded;
  }

  /** Takes out what stands behind the first {@value #LONG_LINE} of a line: others need the room. */
  List<Parcel> tooMany() {
    List<Parcel> all = new ArrayList<>();
    for (Line line : lines.values()) {
      if (line.waiting.size() > LONG_LINE) {
        List<Parcel> ordered = line.empty();
        ordered.subList(0, LONG_LINE).forEach(this::arrive);
        all.addAll(ordered.subList(LONG_LINE, ordered.size()));
      }
    }
    return all;
  }

  /** Takes everything out that has not left. */
  List<Parcel> clear() {
    List<Parcel> all = new ArrayList<>();
    for (Line line : lines.values()) {
      all.addAll(line.empty());
    }
    return all;
  }

  Shut shut(Instant now) {
    lines
        .values()
        .removeIf(
            l ->
                l.waiting.isEmpty()
                    && l.running == 0
                    && l.failures == 0
                    && !l.closedUntil.isAfter(now));
    Set<String> closed = hosts(line -> line.closedUntil.isAfter(now) || line.urgent >= LONG_LINE);
    Set<String> full = hosts(line -> line.waiting.size() >= LONG_LINE);
    full.removeAll(closed);
    return new Shut(closed, full);
  }

  private Set<String> hosts(Predicate<Line> which) {
    Set<String> hosts = new TreeSet<>();
    lines.entrySet().stream()
        .filter(e -> which.test(e.getValue()))
        .limit(MOST_SHUT)
        .forEach(e -> hosts.add(e.getKey()));
    return hosts;
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
