package cn.shenhe.portal.web.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How the calls of the timetable went on this node since it started; not kept. */
@ApplicationScoped
public class CallHistory {

  private final Map<String, Integer> failuresInARow = new ConcurrentHashMap<>();

  void succeeded(String name) {
    failuresInARow.put(name, 0);
  }

  /** How many times in a row this call has failed now, at least 1. */
  int failed(String name) {
    return failuresInARow.merge(name, 1, Integer::sum);
  }

  /** Failures in a row by name of the call, in alphabetical order, only those above 0. */
  public Map<String, Integer> failing() {
    Map<String, Integer> failing = new TreeMap<>(failuresInARow);
    failing.values().removeIf(count -> count == 0);
    return failing;
  }
}
