package cn.shenhe.portal.training.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Ways to seat a party in the sessions there are: in one session where it fits, else shared out
 * over the fewest sessions of one day, in parallel halls before later hours, in parts as equal as
 * the free places allow.
 */
final class GroupSplit {

  /**
   * A session as far as sharing out is concerned.
   *
   * @param own places of it the party has already
   */
  record Room(VisitSession session, SessionQuota quota, int own) {
    Room with(int places) {
      return new Room(session, quota, places);
    }

    int free() {
      return quota.accepting() ? quota.free() + own : 0;
    }
  }

  /** One part of the party. */
  record Part(Room room, int places) {}

  private GroupSplit() {}

  /**
   * The ways, in order of time; one per session that fits, else at most one per day. Where the
   * party is already is none of them.
   */
  static List<List<Part>> ways(List<Room> rooms, int size) {
    Map<LocalDate, List<Room>> days = byDay(rooms);
    List<List<Part>> ways = new ArrayList<>();
    for (List<Room> day : days.values()) {
      List<Room> whole =
          day.stream().filter(room -> room.free() >= size && room.own() < size).toList();
      whole.forEach(room -> ways.add(List.of(new Part(room, size))));
      // Who sits together, or could, is not shared out.
      if (day.stream().noneMatch(room -> room.free() >= size)) {
        List<Part> shared = shared(day, size, Room::free);
        if (shared.stream().anyMatch(part -> part.places() != part.room().own())) {
          ways.add(shared);
        }
      }
    }
    return ways;
  }

  /**
   * How a party would be shared out over the sessions of a day if they were empty: what it can wait
   * for when the day has not places enough now.
   *
   * @return empty when there are places enough now, or one session could hold all, or all together
   *     cannot
   */
  static List<List<Part>> full(List<Room> rooms, int size) {
    Map<LocalDate, List<Room>> days = byDay(rooms);
    List<List<Part>> ways = new ArrayList<>();
    for (List<Room> day : days.values()) {
      boolean whole = day.stream().anyMatch(room -> room.quota().capacity() >= size);
      if (!whole && shared(day, size, Room::free).isEmpty()) {
        List<Part> shared = shared(day, size, room -> room.quota().capacity());
        if (!shared.isEmpty()) {
          ways.add(shared);
        }
      }
    }
    return ways;
  }

  private static Map<LocalDate, List<Room>> byDay(List<Room> rooms) {
    Map<LocalDate, List<Room>> days = new TreeMap<>();
    rooms.forEach(
        room -> days.computeIfAbsent(room.session().day(), day -> new ArrayList<>()).add(room));
    days.values()
        .forEach(
            day ->
                day.sort(
                    Comparator.comparing((Room room) -> room.session().startsAt())
                        .thenComparing(room -> room.session().id())));
    return days;
  }

  /** Empty when the day has not places enough. */
  private static List<Part> shared(List<Room> day, int size, ToIntFunction<Room> places) {
    for (int parts = 2; parts <= day.size(); parts++) {
      List<Room> chosen = neighbours(day, parts, size, places);
      if (!chosen.isEmpty()) {
        return equally(chosen, size, places);
      }
    }
    return List.of();
  }

  /**
   * Neighbouring sessions that hold all: those at the fewest different hours, of these the ones
   * with the most places, the earliest such; not those the party has already.
   *
   * @return empty when none hold them
   */
  private static List<Room> neighbours(
      List<Room> day, int parts, int size, ToIntFunction<Room> places) {
    return IntStream.rangeClosed(0, day.size() - parts)
        .mapToObj(i -> day.subList(i, i + parts))
        .filter(window -> window.stream().anyMatch(room -> room.own() == 0))
        .filter(window -> sum(window, places) >= size)
        .min(
            Comparator.comparingLong(GroupSplit::hours)
                .thenComparingInt(window -> -sum(window, places)))
        .orElse(List.of());
  }

  private static long hours(List<Room> rooms) {
    return rooms.stream().map(room -> room.session().startsAt()).distinct().count();
  }

  private static int sum(List<Room> rooms, ToIntFunction<Room> places) {
    return rooms.stream().mapToInt(places).sum();
  }

  private static List<Part> equally(List<Room> rooms, int size, ToIntFunction<Room> places) {
    int[] seats = new int[rooms.size()];
    for (int left = size; left > 0; ) {
      for (int i = 0; i < seats.length && left > 0; i++) {
        if (seats[i] < places.applyAsInt(rooms.get(i))) {
          seats[i]++;
          left--;
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < seats.length; i++) {
      if (seats[i] > 0) {
        parts.add(new Part(rooms.get(i), seats[i]));
      }
    }
    return parts;
  }
}
