package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Random work, up to the evening of the days booked, does what a few lines of arithmetic say. */
class BookingModelTest {

  private static final int HALL = 40;
  private static final Shares SHARES = new Shares(5, 25, 3, 2);
  private static final Duration OFFERED_FOR = Duration.ofHours(4);
  private static final Duration LEAD = Duration.ofHours(2);
  private static final Duration DOOR_OPENS = Duration.ofHours(2);
  private static final Duration MISSED_AFTER = Duration.ofHours(2);
  private static final Duration GROUP_CUT_OFF = Duration.ofHours(24);

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void randomWorkDoesWhatTheModelSays(BookingDatabase.Kind kind) {
    assertThat(seenIn(kind, 7))
        .as("what happened at least once")
        .containsKeys(
            "called",
            "cancelled by telephone",
            "came",
            "came after all",
            "confirmed for fewer only",
            "door not open",
            "given back late",
            "fewer people",
            "missed",
            "more people",
            "more or fewer places",
            "not for less than is taken",
            "several sessions together",
            "walked in");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4})
  void soDoesWorkThatGoesAnotherWay(long seed) {
    assertThat(seenIn(BookingDatabase.Kind.H2, seed)).containsKeys("called", "door not open");
  }

  private static Map<String, Integer> seenIn(BookingDatabase.Kind kind, long seed) {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      Comparison work = new Comparison(database, TestBase.in(database, SHARES), new Random(seed));
      work.run();
      return work.seen;
    }
  }

  /** What the model knows of a booking; of a large group how many go to which session. */
  private static final class Entry {
    private final String key;
    private final String id;
    private int size;
    private final Channel channel;
    private Map<String, Integer> parts;
    private BookingState state;
    private Instant until;
    private int moves;
    private int resizes;
    private Integer present;

    private Entry(String key, String id, int size, Channel channel, Map<String, Integer> parts) {
      this.key = key;
      this.id = id;
      this.size = size;
      this.channel = channel;
      this.parts = parts;
    }

    private int in(String session) {
      return parts.getOrDefault(session, 0);
    }

    private boolean split() {
      return parts.size() > 1;
    }

    private boolean group() {
      return channel == Channel.GROUP;
    }
  }

  /** The same work done by the portal and by the model. */
  private static final class Comparison {

    private final BookingDatabase database;
    private final BookingDatabase.Desk desk;
    private final TestBase base;
    private final Random random;
    private final List<String> sessions;
    private final Map<String, Instant> starts = new HashMap<>();
    private final Map<String, Map<Channel, Integer>> capacities = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int phones;

    private Comparison(BookingDatabase database, TestBase base, Random random) {
      this.database = database;
      this.desk = database.desk();
      this.base = base;
      this.random = random;
      // Two days of two sessions each.
      this.sessions = new ArrayList<>(base.sessions().subList(16, 20));
      for (String session : sessions) {
        starts.put(session, desk.in(() -> desk.door().session(session)).row().start());
        Map<Channel, Integer> shares = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
          shares.put(channel, SHARES.of(channel));
        }
        capacities.put(session, shares);
      }
    }

    private void run() {
      for (int i = 0; i < 220; i++) {
        beforehand(random.nextInt(21));
        compare();
      }
      while (!closed.isEmpty()) {
        reopen();
      }
      database.set(starts.get(sessions.get(0)).minus(Duration.ofHours(15)));
      settle();
      compare();
      for (int i = 0; i < 160; i++) {
        onTheDay(random.nextInt(17));
        compare();
      }
    }

    private void beforehand(int what) {
      switch (what) {
        case 0, 1, 2 -> book(Channel.ONLINE, aSession(1 + random.nextInt(4)));
        case 3 -> book(Channel.GROUP, aSession(10 + random.nextInt(8)));
        case 4, 5, 6 -> book(Channel.GROUP, aDay(26 + random.nextInt(20)));
        case 7, 8 -> cancel();
        case 9 -> move();
        case 10 -> answer(true);
        case 11 -> answer(false);
        case 12, 13 -> decide();
        case 14 -> closeOrReopen();
        case 15 -> call();
        case 16 -> resize();
        case 17 -> checkIn();
        case 18 -> changeParty();
        default -> pass(Duration.ofHours(3));
      }
    }

    /** Nothing but the next days' can be booked online then, and no group's visit. */
    private void onTheDay(int what) {
      switch (what) {
        case 0, 1 -> book(Channel.ONLINE, aSession(1 + random.nextInt(2)));
        case 2 -> cancel();
        case 3 -> cancelByTelephone();
        case 4 -> move();
        case 5 -> answer(random.nextBoolean());
        case 6 -> call();
        case 7 -> walkIn();
        case 8, 9, 10, 11 -> checkIn();
        case 12 -> resize();
        case 13 -> decide();
        case 14 -> changeParty();
        default -> pass(Duration.ofMinutes(90));
      }
    }

    private void saw(String what) {
      seen.merge(what, 1, Integer::sum);
    }

    private Map<String, Integer> aSession(int size) {
      return Map.of(sessions.get(random.nextInt(sessions.size())), size);
    }

    private Map<String, Integer> aDay(int size) {
      int day = 2 * random.nextInt(2);
      Map<String, Integer> parts = new LinkedHashMap<>();
      parts.put(sessions.get(day), size - size / 2);
      parts.put(sessions.get(day + 1), size / 2);
      return parts;
    }

    private static String way(Map<String, Integer> parts) {
      return parts.entrySet().stream()
          .map(part -> part.getKey() + ":" + part.getValue())
          .collect(Collectors.joining(","));
    }

    private int taken(String session, Channel channel) {
      return entries.stream()
          .filter(e -> e.channel == channel && e.state.holds())
          .mapToInt(e -> e.in(session))
          .sum();
    }

    private int free(String session, Channel channel) {
      return closed.contains(session)
          ? 0
          : capacities.get(session).get(channel) - taken(session, channel);
    }

    private boolean fits(Map<String, Integer> parts, Channel channel) {
      return parts.entrySet().stream()
          .allMatch(part -> free(part.getKey(), channel) >= part.getValue());
    }

    private Instant start(Map<String, Integer> parts) {
      return parts.keySet().stream().map(starts::get).min(Instant::compareTo).orElseThrow();
    }

    private Instant end(Map<String, Integer> parts) {
      Instant last = parts.keySet().stream().map(starts::get).max(Instant::compareTo).orElseThrow();
      return last.plus(Duration.ofHours(1));
    }

    private boolean begun(Entry entry) {
      return !database.now().isBefore(start(entry.parts));
    }

    /** Why a booking online cannot go there, whatever is free. */
    private Optional<String> shut(Map<String, Integer> parts, boolean group) {
      LocalDate today = LocalDate.ofInstant(database.now(), SessionPlan.BEIJING);
      LocalDate first = today.plusDays(group ? 3 : 1);
      LocalDate last = today.plusDays(group ? 30 : 14);
      for (String session : parts.keySet()) {
        LocalDate day = LocalDate.ofInstant(starts.get(session), SessionPlan.BEIJING);
        if (closed.contains(session)) {
          return Optional.of("booking.closed");
        }
        if (!starts.get(session).isAfter(database.now())) {
          return Optional.of("booking.begun");
        }
        if (day.isBefore(first) || day.isAfter(last)) {
          return Optional.of("booking.window");
        }
      }
      return Optional.empty();
    }

    private void book(Channel channel, Map<String, Integer> parts) {
      int size = parts.values().stream().mapToInt(Integer::intValue).sum();
      String phone = "137" + (10_000_000 + phones++);
      boolean group = channel == Channel.GROUP;
      boolean wait = random.nextInt(parts.size() > 1 ? 1 : 3) == 0 && !fits(parts, channel);
      Optional<String> shut = shut(parts, group);
      if (shut.isPresent()) {
        refused(shut.get(), () -> draft(group, parts, size, phone));
        return;
      }
      String key = draft(group, parts, size, phone);
      Entry entry =
          new Entry(key, desk.in(() -> desk.steps().draft(key)).id(), size, channel, parts);
      if (wait) {
        entry.state = desk.in(() -> desk.steps().submit(key, true));
        assertThat(entry.state).isEqualTo(BookingState.WAITING);
        entries.add(entry);
      } else if (fits(parts, channel)) {
        entry.state = desk.in(() -> desk.steps().submit(key, false));
        assertThat(entry.state).isEqualTo(settled(entry));
        entries.add(entry);
      } else {
        refused("booking.full", () -> desk.in(() -> desk.steps().submit(key, false)));
      }
    }

    private String draft(boolean group, Map<String, Integer> parts, int size, String phone) {
      String session = parts.keySet().iterator().next();
      if (parts.size() > 1) {
        return base.splitDraft(desk, way(parts), size, phone);
      }
      return group
          ? base.groupDraft(desk, session, size, phone)
          : base.draft(desk, session, size, phone);
    }

    private static BookingState settled(Entry entry) {
      return entry.group() ? BookingState.PENDING : BookingState.CONFIRMED;
    }

    /** The act, each in its own transaction or transactions, is refused for this reason. */
    private static void refused(String code, Runnable act) {
      try {
        act.run();
      } catch (BookingRefused refused) {
        assertThat(refused.code()).isEqualTo(code);
        return;
      }
      throw new AssertionError("was not refused: " + code);
    }

    private Entry some(BookingState... states) {
      List<Entry> fitting =
          entries.stream().filter(e -> List.of(states).contains(e.state)).toList();
      return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }

    private void cancel() {
      Entry entry = some(BookingState.CONFIRMED, BookingState.PENDING, BookingState.WAITING);
      if (entry != null) {
        cancel(entry, () -> desk.run(() -> desk.visits().cancel(entry.key)));
      }
    }

    private void cancelByTelephone() {
      Entry entry = some(BookingState.CONFIRMED, BookingState.PENDING, BookingState.WAITING);
      if (entry != null) {
        cancel(entry, () -> desk.run(() -> desk.office().cancelFor(entry.id)));
        saw("cancelled by telephone");
      }
    }

    private void cancel(Entry entry, Runnable act) {
      if (begun(entry)) {
        refused("booking.begun", act);
        return;
      }
      act.run();
      boolean late =
          entry.group()
              && entry.state != BookingState.WAITING
              && !database.now().isBefore(start(entry.parts).minus(GROUP_CUT_OFF));
      if (late) {
        saw("given back late");
      }
      ends(entry, late ? BookingState.CANCELLED_LATE : BookingState.CANCELLED);
    }

    private void ends(Entry entry, BookingState state) {
      boolean held = entry.state.holds();
      entry.state = state;
      if (held) {
        entry.parts.keySet().forEach(session -> offer(session, entry.channel));
      }
    }

    private void offer(Entry entry) {
      Instant latest = start(entry.parts).minus(LEAD);
      Instant until = database.now().plus(OFFERED_FOR);
      entry.state = BookingState.OFFERED;
      entry.until = until.isBefore(latest) ? until : latest;
    }

    private boolean tooLateToOffer(Entry entry) {
      return !database.now().isBefore(start(entry.parts).minus(LEAD));
    }

    /** Those who wait longest first; who needs more than is free is passed over. */
    private void offer(String session, Channel channel) {
      for (Entry waiting : entries) {
        boolean here = !waiting.split() && waiting.in(session) > 0 && waiting.channel == channel;
        if (here
            && waiting.state == BookingState.WAITING
            && !tooLateToOffer(waiting)
            && waiting.size <= free(session, channel)) {
          offer(waiting);
        }
      }
    }

    private void move() {
      Entry entry = some(BookingState.CONFIRMED, BookingState.PENDING);
      if (entry == null) {
        return;
      }
      Map<String, Integer> target = entry.size > 25 ? aDay(entry.size) : aSession(entry.size);
      Runnable act = () -> desk.run(() -> desk.visits().move(entry.key, way(target)));
      Instant cutOff = entry.group() ? start(entry.parts).minus(GROUP_CUT_OFF) : start(entry.parts);
      Optional<String> shut = shut(target, entry.group());
      boolean fits =
          target.entrySet().stream()
              .allMatch(
                  part ->
                      free(part.getKey(), entry.channel) + entry.in(part.getKey())
                          >= part.getValue());
      if (entry.moves == 2) {
        refused("booking.move.often", act);
      } else if (!database.now().isBefore(cutOff)) {
        refused("booking.move.late", act);
      } else if (shut.isPresent()) {
        refused(shut.get(), act);
      } else if (fits) {
        act.run();
        Map<String, Integer> old = entry.parts;
        entry.parts = target;
        entry.moves++;
        entry.state = settled(entry);
        old.keySet().forEach(session -> offer(session, entry.channel));
      } else {
        refused("booking.full", act);
      }
    }

    /** More or fewer people at the same time. */
    private void changeParty() {
      Entry entry = some(BookingState.CONFIRMED, BookingState.PENDING);
      if (entry == null) {
        return;
      }
      boolean little = random.nextBoolean();
      int size =
          entry.group()
              ? Math.max(10, little ? entry.size - 5 + random.nextInt(8) : 10 + random.nextInt(30))
              : 1 + random.nextInt(4);
      Party party =
          entry.group()
              ? Party.group(GroupType.SCHOOL, "某小学", "四年级", size - 4, 4, 0)
              : Party.individual(size, 0, 0);
      Runnable act = () -> desk.run(() -> desk.visits().resize(entry.key, party));
      Map<String, Integer> parts = resized(entry, size);
      boolean same = desk.in(() -> desk.steps().draft(entry.key)).party().equals(party);
      if (begun(entry)) {
        refused("booking.resize.over", act);
      } else if (same) {
        act.run();
      } else if (entry.resizes == 5) {
        refused("booking.resize.often", act);
      } else if (entry.group() && entry.state == BookingState.CONFIRMED && size > entry.size) {
        refused("booking.resize.more", act);
        saw("confirmed for fewer only");
      } else if (parts.isEmpty()) {
        refused("booking.resize.full", act);
      } else {
        act.run();
        entry.resizes++;
        if (size != entry.size) {
          saw(size > entry.size ? "more people" : "fewer people");
        }
        Map<String, Integer> old = entry.parts;
        entry.parts = parts;
        entry.size = size;
        old.keySet().stream()
            .filter(session -> entry.in(session) < old.get(session))
            .forEach(session -> offer(session, entry.channel));
      }
    }

    /** One after the other leaves the largest part, or joins the smallest that has a place. */
    private Map<String, Integer> resized(Entry entry, int size) {
      Map<String, Integer> parts = new LinkedHashMap<>(entry.parts);
      List<String> order = List.copyOf(parts.keySet());
      for (int now = entry.size; now > size; now--) {
        String most =
            order.stream().reduce((a, b) -> parts.get(b) >= parts.get(a) ? b : a).orElseThrow();
        parts.merge(most, -1, Integer::sum);
      }
      for (int now = entry.size; now < size; now++) {
        Optional<String> least =
            order.stream()
                .filter(s -> free(s, entry.channel) + entry.in(s) > parts.get(s))
                .min(Comparator.comparingInt(parts::get));
        if (least.isEmpty()) {
          return Map.of();
        }
        parts.merge(least.get(), 1, Integer::sum);
      }
      parts.values().removeIf(places -> places == 0);
      return parts;
    }

    private void answer(boolean yes) {
      Entry entry = some(BookingState.OFFERED);
      if (entry == null) {
        return;
      }
      Runnable act =
          () ->
              desk.run(
                  () -> {
                    if (yes) {
                      desk.visits().acceptOffer(entry.key);
                    } else {
                      desk.visits().declineOffer(entry.key);
                    }
                  });
      if (!database.now().isBefore(entry.until)) {
        refused("booking.offer.over", act);
      } else {
        act.run();
        if (yes) {
          entry.state = settled(entry);
        } else {
          ends(entry, BookingState.DECLINED);
        }
      }
    }

    private void decide() {
      Entry entry = some(BookingState.PENDING);
      if (entry != null && random.nextBoolean()) {
        int sequence = desk.in(() -> desk.steps().draft(entry.key)).sequence();
        desk.run(() -> desk.office().approve(entry.id, sequence));
        entry.state = BookingState.CONFIRMED;
      } else if (entry != null) {
        desk.run(() -> desk.office().refuse(entry.id, "当天有演练"));
        ends(entry, BookingState.REFUSED);
      }
    }

    /** Somebody calls; the window of days does not apply. */
    private void call() {
      Map<String, Integer> parts = aSession(1 + random.nextInt(2));
      String session = parts.keySet().iterator().next();
      FrontDesk.PhoneBooking wish =
          new FrontDesk.PhoneBooking(
              "call-" + phones,
              session,
              BookingKind.INDIVIDUAL,
              Party.individual(parts.get(session), 0, 0),
              "来电者",
              "136" + (10_000_000 + phones++),
              "",
              "",
              false,
              true,
              true,
              false,
              List.of());
      Runnable act = () -> desk.in(() -> desk.door().book(wish));
      if (closed.contains(session)) {
        refused("booking.closed", act);
      } else if (!starts.get(session).isAfter(database.now())) {
        refused("booking.begun", act);
      } else if (fits(parts, Channel.PHONE)) {
        act.run();
        confirmed(wish.requestKey(), Channel.PHONE, BookingState.CONFIRMED, parts);
        saw("called");
      } else {
        refused("booking.full", act);
      }
    }

    private void confirmed(
        String request, Channel channel, BookingState state, Map<String, Integer> parts) {
      List<Object> keys =
          database
              .rows(
                  "select manage_key, public_id from booking where request_key = '" + request + "'")
              .get(0);
      int size = parts.values().iterator().next();
      Entry entry = new Entry((String) keys.get(0), (String) keys.get(1), size, channel, parts);
      entry.state = state;
      entry.present = state == BookingState.ATTENDED ? size : null;
      entries.add(entry);
    }

    private void walkIn() {
      Map<String, Integer> parts = aSession(1);
      String session = parts.keySet().iterator().next();
      String request = "walk-in-" + phones++;
      Runnable act =
          () ->
              desk.run(
                  () ->
                      desk.door()
                          .walkIn(session, request, Party.individual(1, 0, 0), false, List.of()));
      Instant now = database.now();
      if (now.isBefore(starts.get(session).minus(DOOR_OPENS)) || now.isAfter(end(parts))) {
        refused("booking.door.walk-in", act);
      } else if (fits(parts, Channel.WALK_IN)) {
        act.run();
        confirmed(request, Channel.WALK_IN, BookingState.ATTENDED, parts);
        saw("walked in");
      } else {
        refused("booking.full", act);
      }
    }

    /** Of somebody who has a place, or had one and comes nevertheless. */
    private void checkIn() {
      BookingState from =
          List.of(
                  BookingState.CONFIRMED,
                  BookingState.CONFIRMED,
                  BookingState.CONFIRMED,
                  BookingState.NO_SHOW,
                  BookingState.NO_SHOW,
                  BookingState.ATTENDED,
                  BookingState.PENDING,
                  BookingState.CANCELLED,
                  BookingState.CLOSED)
              .get(random.nextInt(9));
      Entry entry = some(from);
      if (entry == null || entry.split()) {
        return;
      }
      String session = entry.parts.keySet().iterator().next();
      int people = 1 + random.nextInt(entry.size + 1);
      Runnable act = () -> desk.run(() -> desk.door().checkIn(entry.id, session, people, null));
      boolean mayCome =
          Set.of(BookingState.CONFIRMED, BookingState.NO_SHOW, BookingState.ATTENDED)
              .contains(entry.state);
      if (people > entry.size) {
        refused("booking.door.people", act);
      } else if (database.now().isBefore(starts.get(session).minus(DOOR_OPENS))) {
        refused("booking.door.early", act);
        saw("door not open");
      } else if (mayCome) {
        act.run();
        saw(entry.state == BookingState.NO_SHOW ? "came after all" : "came");
        entry.state = BookingState.ATTENDED;
        entry.present = people;
      } else {
        refused("booking.state", act);
      }
    }

    /** Staff give a channel more or fewer places. */
    private void resize() {
      String session = sessions.get(random.nextInt(sessions.size()));
      Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
      int capacity = channel == Channel.GROUP ? 10 + random.nextInt(20) : random.nextInt(8);
      Map<Channel, Integer> shares = capacities.get(session);
      int others = shares.values().stream().mapToInt(Integer::intValue).sum() - shares.get(channel);
      Runnable act = () -> desk.run(() -> desk.office().resize(session, channel, capacity));
      if (others + capacity > HALL) {
        refused("booking.setup.capacity", act);
      } else if (taken(session, channel) > capacity) {
        refused("booking.setup.taken", act);
        saw("not for less than is taken");
      } else {
        act.run();
        shares.put(channel, capacity);
        offer(session, channel);
        saw("more or fewer places");
      }
    }

    private void pass(Duration time) {
      database.pass(time);
      settle();
    }

    private void settle() {
      Instant now = database.now();
      desk.tick();
      all(BookingState.OFFERED).stream()
          .filter(e -> !now.isBefore(e.until))
          .forEach(e -> ends(e, BookingState.LAPSED));
      all(BookingState.WAITING).stream()
          .filter(this::begun)
          .forEach(e -> ends(e, BookingState.LAPSED));
      all(BookingState.PENDING).stream()
          .filter(this::begun)
          .forEach(e -> ends(e, BookingState.REFUSED));
      // Only now those who wait for several sessions, for all of them or none.
      for (Entry waiting : all(BookingState.WAITING)) {
        if (waiting.split() && !tooLateToOffer(waiting) && fits(waiting.parts, Channel.GROUP)) {
          offer(waiting);
          saw("several sessions together");
        }
      }
      for (Entry entry : all(BookingState.CONFIRMED)) {
        if (!now.isBefore(end(entry.parts).plus(MISSED_AFTER))) {
          entry.state = BookingState.NO_SHOW;
          saw("missed");
        }
      }
    }

    private List<Entry> all(BookingState state) {
      return entries.stream()
          .filter(e -> e.state == state)
          .sorted(Comparator.comparingInt(entries::indexOf))
          .toList();
    }

    private void closeOrReopen() {
      if (closed.isEmpty() || random.nextInt(3) == 0) {
        close();
      } else {
        reopen();
      }
    }

    private void reopen() {
      String session = sessions.stream().filter(closed::contains).findFirst().orElseThrow();
      desk.run(() -> desk.office().reopenSession(session));
      closed.remove(session);
    }

    private void close() {
      List<String> open = sessions.stream().filter(s -> !closed.contains(s)).toList();
      if (open.size() < 2) {
        return;
      }
      String session = open.get(random.nextInt(open.size()));
      desk.run(() -> desk.office().closeSession(session, "设备检修"));
      closed.add(session);
      desk.in(() -> desk.due().hitByClosures())
          .forEach(id -> desk.run(() -> desk.upkeep().closeBooking(id)));
      entries.stream()
          .filter(e -> e.in(session) > 0 && e.state.open())
          .toList()
          .forEach(e -> ends(e, BookingState.CLOSED));
    }

    private void compare() {
      Map<String, String> real = new HashMap<>();
      database
          .rows("select manage_key, state, present from booking where state <> 'DRAFT'")
          .forEach(row -> real.put((String) row.get(0), row.get(1) + " " + row.get(2)));
      Map<String, String> model = new HashMap<>();
      entries.forEach(e -> model.put(e.key, e.state + " " + e.present));
      assertThat(real).isEqualTo(model);
      Map<String, Integer> shares = new HashMap<>();
      database
          .rows(
              "select s.public_id, q.channel, q.capacity, q.taken from session_quota q"
                  + " join visit_session s on s.id = q.session_id")
          .stream()
          .filter(row -> sessions.contains(row.get(0)))
          .forEach(
              row -> {
                Channel channel = Channel.valueOf((String) row.get(1));
                String session = (String) row.get(0);
                assertThat(row.subList(2, 4))
                    .extracting(value -> ((Number) value).intValue())
                    .containsExactly(capacities.get(session).get(channel), taken(session, channel));
                shares.merge(session, 1, Integer::sum);
              });
      assertThat(shares).hasSize(sessions.size()).containsValue(Channel.values().length);
      BookingWorkloadTest.theLedgerIsTrue(database);
      BookingWorkloadTest.theVisitsAreTrue(database);
    }
  }
}
