package cn.shenhe.portal.training.booking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ways to seat a party in the sessions there are: in one session where it fits, else shared out
 * over the fewest sessions of one day, in parallel halls before later hours, in parts as equal as
 * the free places allow.
 */
final class GroupSplit {

  /** A session as far as sharing out is concerned. */
  record Room(VisitSession session, SessionQuota quota) {}

  /** One part of the party. */
  record Part(Room room, int places) {}

  private GroupSplit() {}

  /** The ways, in order of time; one per session that fits, else at most one per day. */
  static List<List<Part>> ways(List<Room> rooms, int size) {
    Map<java.time.LocalDate, List<Room>> days = new TreeMap<>();
    rooms.forEach(
        room -> days.computeIfAbsent(room.session().day(), day -> new ArrayList<>()).add(room));
    List<List<Part>> ways = new ArrayList<>();
    for (List<Room> day : days.values()) {
      day.sort(
          Comparator.comparing((Room room) -> room.session().startsAt())
              .thenComparing(room -> room.session().id()));
      List<Room> whole = day.stream().filter(room -> room.quota().free() >= size).toList();
      whole.forEach(room -> ways.add(List.of(new Part(room, size))));
      if (whole.isEmpty()) {
        List<Part> shared = shared(day, size);
        if (!shared.isEmpty()) {
          ways.add(shared);
        }
      }
    }
    return ways;
  }

  /** Empty when the day has not places enough. */
  private static List<Part> shared(List<Room> day, int size) {
    for (int parts = 2; parts <= day.size(); parts++) {
      List<Room> chosen = densest(day, parts);
      int free = chosen.stream().mapToInt(room -> room.quota().free()).sum();
      if (free >= size) {
        return equally(chosen, size);
      }
    }
    return List.of();
  }

  /** The neighbouring sessions with the most free places, the earliest such. */
  private static List<Room> densest(List<Room> day, int parts) {
    List<Room> best = day.subList(0, parts);
    for (int i = 1; i + parts <= day.size(); i++) {
      List<Room> window = day.subList(i, i + parts);
      if (free(window) > free(best)) {
        best = window;
      }
    }
    return best;
  }

  private static int free(List<Room> rooms) {
    return rooms.stream().mapToInt(room -> room.quota().free()).sum();
  }

  private static List<Part> equally(List<Room> rooms, int size) {
    int[] places = new int[rooms.size()];
    for (int left = size; left > 0; ) {
      for (int i = 0; i < places.length && left > 0; i++) {
        if (places[i] < rooms.get(i).quota().free()) {
          places[i]++;
          left--;
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] > 0) {
        parts.add(new Part(rooms.get(i), places[i]));
      }
    }
    return parts;
  }
}
