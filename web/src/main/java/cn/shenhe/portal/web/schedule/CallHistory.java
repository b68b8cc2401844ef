package cn.shenhe.portal.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the calls of the timetable went on this node: failures in a row since it started, and sums by
 * call and hour until {@link CallBook} has written them down.
 */
@ApplicationScoped
public class CallHistory {

  private static final int PROBLEM_MOST = 400;

  private final Map<String, Integer> failuresInARow = new ConcurrentHashMap<>();
  private final Map<Hour, Tally> tallies = new HashMap<>();

  /** A call in an hour, by its full hour. */
  record Hour(String name, Instant at) {}

  /**
   * What happened in it.
   *
   * @param problem of the last failure; null without one
   */
  record Tally(
      int runs, int failed, long millis, long longest, Instant lastAt, long last, String problem) {

    Tally and(Tally later) {
      return new Tally(
          runs + later.runs,
          failed + later.failed,
          millis + later.millis,
          Math.max(longest, later.longest),
          later.lastAt,
          later.last,
          later.problem == null ? problem : later.problem);
    }
  }

  void succeeded(String name, Instant began, Duration took) {
    failuresInARow.put(name, 0);
    note(name, began, took, null);
  }

  /** How many times in a row this call has failed now, at least 1. */
  int failed(String name, Instant began, Duration took, RuntimeException why) {
    String problem = String.valueOf(why);
    note(name, began, took, problem.substring(0, Math.min(PROBLEM_MOST, problem.length())));
    return failuresInARow.merge(name, 1, Integer::sum);
  }

  private synchronized void note(String name, Instant began, Duration took, String problem) {
    long millis = took.toMillis();
    tallies.merge(
        new Hour(name, began.truncatedTo(ChronoUnit.HOURS)),
        new Tally(1, problem == null ? 0 : 1, millis, millis, began, millis, problem),
        Tally::and);
  }

  /** What has not been written down yet; it is the caller's from now on. */
  synchronized Map<Hour, Tally> take() {
    Map<Hour, Tally> taken = Map.copyOf(tallies);
    tallies.clear();
    return taken;
  }

  /** What could not be written down is to be taken again, with what came after it. */
  synchronized void putBack(Hour hour, Tally tally) {
    tallies.merge(hour, tally, (later, earlier) -> earlier.and(later));
  }

  /** Failures in a row by name of the call, in alphabetical order, only those above 0. */
  public Map<String, Integer> failing() {
    Map<String, Integer> failing = new TreeMap<>(failuresInARow);
    failing.values().removeIf(count -> count == 0);
    return failing;
  }
}
