package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Places are never sold twice and never lost, on both databases, however requests interleave. */
class BookingWorkloadTest {

  private static final String RECOUNT =
      "select q.id, q.taken, q.capacity, coalesce((select sum(p.places) from booking_place p"
          + " join booking b on b.id = p.booking_id where p.quota_id = q.id"
          + " and b.state in ('OFFERED','PENDING','CONFIRMED','ATTENDED','NO_SHOW')), 0)"
          + " from session_quota q order by q.id";

  private static void theLedgerIsTrue(BookingDatabase database) {
    assertThat(database.rows(RECOUNT))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              int taken = ((Number) row.get(1)).intValue();
              assertThat(taken).isEqualTo(((Number) row.get(3)).intValue());
              assertThat(taken).isBetween(0, ((Number) row.get(2)).intValue());
            });
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void ofAThousandAttemptsOnTheLastPlaceOneWins(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(1, 0, 0, 0));
      String session = base.sessions().get(0);
      AtomicInteger won = new AtomicInteger();
      AtomicInteger full = new AtomicInteger();
      inParallel(
          database,
          1_000,
          (desk, number) -> {
            try {
              base.book(desk, session, 1, "139" + (10_000_000 + number));
              won.incrementAndGet();
            } catch (BookingRefused refused) {
              assertThat(refused.code()).isEqualTo("booking.full");
              full.incrementAndGet();
            }
          });
      assertThat(won).hasValue(1);
      assertThat(full).hasValue(999);
      theLedgerIsTrue(database);
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void handingInTheSameDraftTwentyTimesAtOnceIsOneBooking(BookingDatabase.Kind kind)
      throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(10, 0, 0, 0));
      String draft = base.draft(database.desk(), base.sessions().get(0), 2, "13900000001");
      inParallel(database, 20, (desk, n) -> desk.in(() -> desk.steps().submit(draft, false)));
      assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(2);
      assertThat(database.number("select count(*) from booking_notice")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void mixedWorkAtOnceLosesAndOversellsNothing(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(6, 25, 4, 0));
      // Two days of two sessions each.
      List<String> sessions = base.sessions().subList(6, 10);
      Crowd crowd = new Crowd(database, base, sessions);
      inParallel(
          database,
          180,
          (desk, number) -> {
            try {
              crowd.act(desk, number);
            } catch (BookingRefused | UnknownBooking refused) {
              // A rule said no, as it should to most of such a crowd.
            }
          });
      theLedgerIsTrue(database);
      assertThat(crowd.closures).as("days closed and opened again").hasValueGreaterThan(2);
      assertThat(crowd.calls).as("calls taken at the desk").hasValueGreaterThan(2);
      BookingDatabase.Desk desk = database.desk();
      desk.run(() -> desk.office().closeSession(sessions.get(0), "演练"));
      desk.tick();
      theLedgerIsTrue(database);
      assertThat(
              database.number(
                  "select count(*) from booking b join booking_place p on p.booking_id = b.id"
                      + " join visit_session s on s.id = p.session_id where s.closed = true"
                      + " and b.state in ('WAITING','OFFERED','PENDING','CONFIRMED')"))
          .isZero();
    }
  }

  /** Individuals, groups and staff, each doing something of its own. */
  private static final class Crowd {

    private final BookingDatabase database;
    private final TestBase base;
    private final List<String> sessions;
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger closures = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    private Crowd(BookingDatabase database, TestBase base, List<String> sessions) {
      this.database = database;
      this.base = base;
      this.sessions = sessions;
    }

    private void act(BookingDatabase.Desk desk, int number) {
      Random random = new Random(number);
      int what = random.nextInt(23);
      String some = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
      if (what < 9 || some.isEmpty()) {
        book(desk, random, number, what);
      } else if (what < 11) {
        desk.run(() -> desk.visits().cancel(some));
      } else if (what < 13) {
        String session = sessions.get(random.nextInt(sessions.size()));
        int size = desk.in(() -> desk.steps().draft(some)).size();
        desk.run(() -> desk.visits().move(some, session + ":" + size));
      } else if (what < 14) {
        desk.run(() -> desk.visits().acceptOffer(some));
      } else if (what < 15) {
        desk.run(() -> desk.visits().declineOffer(some));
      } else if (what < 17) {
        String id = desk.in(() -> desk.steps().draft(some)).id();
        desk.run(() -> desk.office().approve(id));
      } else if (what < 18) {
        closeADay(desk, random);
      } else if (what > 19) {
        callAtTheDesk(desk, random, number);
      } else {
        Instant now = database.now();
        desk.in(() -> desk.due().waitingTogether(now))
            .forEach(id -> desk.run(() -> desk.upkeep().offerTogether(id)));
        desk.in(() -> desk.due().waitedFor(now))
            .forEach(quota -> desk.run(() -> desk.upkeep().offer(quota)));
      }
    }

    private void book(BookingDatabase.Desk desk, Random random, int number, int what) {
      String phone = "138" + (10_000_000 + number);
      String session = sessions.get(random.nextInt(sessions.size()));
      String draft;
      if (what == 8) {
        int day = 2 * random.nextInt(2);
        String way = sessions.get(day) + ":15," + sessions.get(day + 1) + ":15";
        draft = base.splitDraft(desk, way, 30, phone);
      } else if (what > 5) {
        draft = base.groupDraft(desk, session, 10 + random.nextInt(8), phone);
      } else {
        draft = base.draft(desk, session, 1 + random.nextInt(3), phone);
      }
      keys.add(draft);
      boolean wait = random.nextInt(3) == 0;
      desk.in(() -> desk.steps().submit(draft, wait));
    }

    /** Places of the telephone; the same call entered twice is one booking. */
    private void callAtTheDesk(BookingDatabase.Desk desk, Random random, int number) {
      FrontDesk.PhoneBooking call =
          new FrontDesk.PhoneBooking(
              "call-" + number,
              sessions.get(random.nextInt(sessions.size())),
              BookingKind.INDIVIDUAL,
              Party.individual(1 + random.nextInt(3), 0, 0),
              "来电者",
              "136" + (10_000_000 + number),
              "",
              "",
              false,
              true,
              true,
              false,
              List.of());
      desk.in(() -> desk.door().book(call));
      desk.in(() -> desk.door().book(call));
      calls.incrementAndGet();
    }

    /** One member of staff closes a day and takes it back a little later. */
    private synchronized void closeADay(BookingDatabase.Desk desk, Random random) {
      String session = sessions.get(random.nextInt(sessions.size()));
      LocalDate day = desk.in(() -> desk.door().session(session)).row().day();
      desk.run(
          () ->
              desk.office().close(new BookingOffice.Closure(base.baseId(), "", day, day, "设备检修")));
      desk.in(() -> desk.due().hitByClosures())
          .forEach(id -> desk.run(() -> desk.upkeep().closeBooking(id)));
      String closure = desk.in(() -> desk.setup().sheet(base.baseId())).exceptions().get(0).id();
      desk.in(() -> desk.setup().removeException(closure));
      closures.incrementAndGet();
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void randomWorkDoesWhatTheModelSays(BookingDatabase.Kind kind) {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(5, 25, 0, 0));
      new Comparison(database, base, new Random(7)).run(200);
    }
  }

  private interface Work {
    void by(BookingDatabase.Desk desk, int number) throws Exception;
  }

  private static void inParallel(BookingDatabase database, int times, Work work)
      throws InterruptedException, ExecutionException {
    int threads = 16;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(
          () -> {
            BookingDatabase.Desk desk = database.desk();
            for (int n = next.getAndIncrement(); n < times; n = next.getAndIncrement()) {
              work.by(desk, n);
            }
            return null;
          });
    }
    for (Future<Void> done : pool.invokeAll(workers)) {
      done.get();
    }
    pool.shutdown();
  }

  /** The same work done by the portal and by a few lines of arithmetic. */
  private static final class Comparison {

    /** What the model knows of a booking; of a large group how many go to which session. */
    private static final class Entry {
      private final String key;
      private final String id;
      private final int size;
      private final boolean group;
      private Map<String, Integer> parts;
      private BookingState state;
      private Instant until;
      private int moves;

      private Entry(String key, String id, int size, boolean group, Map<String, Integer> parts) {
        this.key = key;
        this.id = id;
        this.size = size;
        this.group = group;
        this.parts = parts;
      }

      private int in(String session) {
        return parts.getOrDefault(session, 0);
      }

      private boolean split() {
        return parts.size() > 1;
      }
    }

    private final BookingDatabase database;
    private final BookingDatabase.Desk desk;
    private final TestBase base;
    private final Random random;
    private final List<String> sessions;
    private final Set<String> closed = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private int phones;
    private int together;

    private Comparison(BookingDatabase database, TestBase base, Random random) {
      this.database = database;
      this.desk = database.desk();
      this.base = base;
      this.random = random;
      // Two days of two sessions each.
      this.sessions = new ArrayList<>(base.sessions().subList(16, 20));
    }

    private void run(int steps) {
      for (int i = 0; i < steps; i++) {
        switch (random.nextInt(17)) {
          case 0, 1, 2 -> book(false, aSession(1 + random.nextInt(4)));
          case 3 -> book(true, aSession(10 + random.nextInt(8)));
          case 4, 5, 6 -> book(true, aDay(26 + random.nextInt(20)));
          case 7, 8 -> cancel();
          case 9 -> move();
          case 10 -> answer(true);
          case 11 -> answer(false);
          case 12, 13 -> decide();
          case 14 -> {
            if (closed.isEmpty() || random.nextInt(3) == 0) {
              close();
            } else {
              reopen();
            }
          }
          default -> pass();
        }
        compare();
      }
      assertThat(together).as("groups that waited for several sessions and got them").isPositive();
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

    private int free(String session, boolean group) {
      int taken =
          entries.stream()
              .filter(e -> e.group == group && e.state.holds())
              .mapToInt(e -> e.in(session))
              .sum();
      return closed.contains(session) ? 0 : (group ? 25 : 5) - taken;
    }

    private boolean fits(Map<String, Integer> parts, boolean group) {
      return parts.entrySet().stream()
          .allMatch(part -> free(part.getKey(), group) >= part.getValue());
    }

    private boolean anyClosed(Map<String, Integer> parts) {
      return parts.keySet().stream().anyMatch(closed::contains);
    }

    private void book(boolean group, Map<String, Integer> parts) {
      int size = parts.values().stream().mapToInt(Integer::intValue).sum();
      String phone = "137" + (10_000_000 + phones++);
      boolean wait = random.nextInt(parts.size() > 1 ? 1 : 3) == 0 && !fits(parts, group);
      String key;
      try {
        String session = parts.keySet().iterator().next();
        key =
            parts.size() > 1
                ? base.splitDraft(desk, way(parts), size, phone)
                : group
                    ? base.groupDraft(desk, session, size, phone)
                    : base.draft(desk, session, size, phone);
      } catch (BookingRefused refused) {
        assertThat(anyClosed(parts)).isTrue();
        return;
      }
      Entry entry = new Entry(key, desk.in(() -> desk.steps().draft(key)).id(), size, group, parts);
      if (wait) {
        entry.state = desk.in(() -> desk.steps().submit(key, true));
        assertThat(entry.state).isEqualTo(BookingState.WAITING);
        entries.add(entry);
      } else if (fits(parts, group)) {
        entry.state = desk.in(() -> desk.steps().submit(key, false));
        assertThat(entry.state).isEqualTo(group ? BookingState.PENDING : BookingState.CONFIRMED);
        entries.add(entry);
      } else {
        refused("booking.full", () -> desk.steps().submit(key, false));
      }
    }

    private void refused(String code, Runnable act) {
      try {
        desk.run(act);
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
        desk.run(() -> desk.visits().cancel(entry.key));
        ends(entry, BookingState.CANCELLED);
      }
    }

    private void ends(Entry entry, BookingState state) {
      boolean held = entry.state.holds();
      entry.state = state;
      if (held) {
        entry.parts.keySet().forEach(session -> offer(session, entry.group));
      }
    }

    /** Those who wait longest first; who needs more than is free is passed over. */
    private void offer(String session, boolean group) {
      for (Entry waiting : entries) {
        boolean here = !waiting.split() && waiting.in(session) > 0 && waiting.group == group;
        if (here && waiting.state == BookingState.WAITING && waiting.size <= free(session, group)) {
          waiting.state = BookingState.OFFERED;
          waiting.until = database.now().plus(Duration.ofHours(4));
        }
      }
    }

    private void move() {
      Entry entry = some(BookingState.CONFIRMED, BookingState.PENDING);
      if (entry == null) {
        return;
      }
      Map<String, Integer> target = entry.size > 25 ? aDay(entry.size) : aSession(entry.size);
      String way = way(target);
      boolean fits =
          target.entrySet().stream()
              .allMatch(
                  part ->
                      free(part.getKey(), entry.group) + entry.in(part.getKey())
                          >= part.getValue());
      if (entry.moves == 2) {
        refused("booking.move.often", () -> desk.visits().move(entry.key, way));
      } else if (anyClosed(target)) {
        refused("booking.closed", () -> desk.visits().move(entry.key, way));
      } else if (fits) {
        desk.run(() -> desk.visits().move(entry.key, way));
        Map<String, Integer> old = entry.parts;
        entry.parts = target;
        entry.moves++;
        entry.state = entry.group ? BookingState.PENDING : BookingState.CONFIRMED;
        old.keySet().forEach(session -> offer(session, entry.group));
      } else {
        refused("booking.full", () -> desk.visits().move(entry.key, way));
      }
    }

    private void answer(boolean yes) {
      Entry entry = some(BookingState.OFFERED);
      if (entry == null) {
        return;
      }
      if (!database.now().isBefore(entry.until)) {
        refused(
            "booking.offer.over",
            () -> {
              if (yes) {
                desk.visits().acceptOffer(entry.key);
              } else {
                desk.visits().declineOffer(entry.key);
              }
            });
      } else if (yes) {
        desk.run(() -> desk.visits().acceptOffer(entry.key));
        entry.state = entry.group ? BookingState.PENDING : BookingState.CONFIRMED;
      } else {
        desk.run(() -> desk.visits().declineOffer(entry.key));
        ends(entry, BookingState.DECLINED);
      }
    }

    private void decide() {
      Entry entry = some(BookingState.PENDING);
      if (entry != null && random.nextBoolean()) {
        desk.run(() -> desk.office().approve(entry.id));
        entry.state = BookingState.CONFIRMED;
      } else if (entry != null) {
        desk.run(() -> desk.office().refuse(entry.id, "当天有演练"));
        ends(entry, BookingState.REFUSED);
      }
    }

    private void pass() {
      database.pass(Duration.ofHours(3));
      desk.tick();
      entries.stream()
          .filter(e -> e.state == BookingState.OFFERED && !database.now().isBefore(e.until))
          .sorted(Comparator.comparingInt(entries::indexOf))
          .toList()
          .forEach(e -> ends(e, BookingState.LAPSED));
      // Only now those who wait for several sessions, for all of them or none.
      for (Entry waiting : entries) {
        if (waiting.split() && waiting.state == BookingState.WAITING && fits(waiting.parts, true)) {
          waiting.state = BookingState.OFFERED;
          waiting.until = database.now().plus(Duration.ofHours(4));
          together++;
        }
      }
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

    private void reopen() {
      if (!closed.isEmpty()) {
        String session = sessions.stream().filter(closed::contains).findFirst().orElseThrow();
        desk.run(() -> desk.office().reopenSession(session));
        closed.remove(session);
      }
    }

    private void compare() {
      Map<String, String> real = new HashMap<>();
      database
          .rows("select manage_key, state from booking where state <> 'DRAFT'")
          .forEach(row -> real.put((String) row.get(0), (String) row.get(1)));
      Map<String, String> model = new HashMap<>();
      entries.forEach(e -> model.put(e.key, e.state.name()));
      assertThat(real).isEqualTo(model);
      theLedgerIsTrue(database);
    }
  }
}
