package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
      TestBase base = TestBase.in(database, new Shares(6, 0, 0, 0));
      List<String> sessions = base.sessions().subList(0, 3);
      List<String> keys = java.util.Collections.synchronizedList(new ArrayList<>());
      inParallel(
          database,
          250,
          (desk, number) -> {
            Random random = new Random(number);
            try {
              int what = random.nextInt(10);
              String some = keys.isEmpty() ? "" : keys.get(random.nextInt(keys.size()));
              if (what < 5 || some.isEmpty()) {
                String session = sessions.get(random.nextInt(sessions.size()));
                int size = 1 + random.nextInt(3);
                String draft = base.draft(desk, session, size, "138" + (10_000_000 + number));
                keys.add(draft);
                boolean wait = random.nextInt(4) == 0;
                desk.in(() -> desk.steps().submit(draft, wait));
              } else if (what < 7) {
                desk.run(() -> desk.visits().cancel(some));
              } else if (what < 8) {
                String session = sessions.get(random.nextInt(sessions.size()));
                int size = desk.in(() -> desk.steps().draft(some)).size();
                desk.run(() -> desk.visits().move(some, session + ":" + size));
              } else if (what < 9) {
                desk.run(() -> desk.visits().acceptOffer(some));
              } else {
                desk.run(() -> desk.visits().declineOffer(some));
              }
            } catch (BookingRefused | UnknownBooking refused) {
              // A rule said no, as it should to most of such a crowd.
            }
          });
      theLedgerIsTrue(database);
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

    /** What the model knows of a booking. */
    private static final class Entry {
      private final String key;
      private final String id;
      private final int size;
      private final boolean group;
      private String session;
      private BookingState state;
      private Instant until;
      private int moves;

      private Entry(String key, String id, int size, boolean group, String session) {
        this.key = key;
        this.id = id;
        this.size = size;
        this.group = group;
        this.session = session;
      }
    }

    private final BookingDatabase database;
    private final BookingDatabase.Desk desk;
    private final TestBase base;
    private final Random random;
    private final List<String> sessions;
    private final Map<String, Boolean> closed = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private int phones;

    private Comparison(BookingDatabase database, TestBase base, Random random) {
      this.database = database;
      this.desk = database.desk();
      this.base = base;
      this.random = random;
      this.sessions = new ArrayList<>(base.sessions().subList(16, 20));
    }

    private void run(int steps) {
      for (int i = 0; i < steps; i++) {
        switch (random.nextInt(12)) {
          case 0, 1, 2, 3 -> book(random.nextInt(4) == 0);
          case 4, 5 -> cancel();
          case 6, 7 -> move();
          case 8 -> answer(true);
          case 9 -> answer(false);
          case 10 -> decide();
          default -> {
            if (i % 60 == 59) {
              close();
            } else {
              pass();
            }
          }
        }
        compare();
      }
    }

    private int free(String session, boolean group) {
      int taken =
          entries.stream()
              .filter(e -> e.session.equals(session) && e.group == group && e.state.holds())
              .mapToInt(e -> e.size)
              .sum();
      return closed.containsKey(session) ? 0 : (group ? 25 : 5) - taken;
    }

    private void book(boolean group) {
      String session = sessions.get(random.nextInt(sessions.size()));
      int size = group ? 10 + random.nextInt(8) : 1 + random.nextInt(4);
      String phone = "137" + (10_000_000 + phones++);
      boolean wait = random.nextInt(3) == 0 && free(session, group) < size;
      String key;
      try {
        key =
            group
                ? base.groupDraft(desk, session, size, phone)
                : base.draft(desk, session, size, phone);
      } catch (BookingRefused refused) {
        assertThat(closed).containsKey(session);
        return;
      }
      Entry entry =
          new Entry(key, desk.in(() -> desk.steps().draft(key)).id(), size, group, session);
      if (wait) {
        entry.state = desk.in(() -> desk.steps().submit(key, true));
        assertThat(entry.state).isEqualTo(BookingState.WAITING);
        entries.add(entry);
      } else if (free(session, group) >= size) {
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
        offer(entry.session, entry.group);
      }
    }

    /** Those who wait longest first; who needs more than is free is passed over. */
    private void offer(String session, boolean group) {
      for (Entry waiting : entries) {
        boolean here = waiting.session.equals(session) && waiting.group == group;
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
      String target = sessions.get(random.nextInt(sessions.size()));
      String way = target + ":" + entry.size;
      if (entry.moves == 2) {
        refused("booking.move.often", () -> desk.visits().move(entry.key, way));
      } else if (closed.containsKey(target)) {
        refused("booking.closed", () -> desk.visits().move(entry.key, way));
      } else if (target.equals(entry.session) || free(target, entry.group) >= entry.size) {
        desk.run(() -> desk.visits().move(entry.key, way));
        String old = entry.session;
        entry.session = target;
        entry.moves++;
        entry.state = entry.group ? BookingState.PENDING : BookingState.CONFIRMED;
        if (!old.equals(target)) {
          offer(old, entry.group);
        }
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
    }

    private void close() {
      List<String> open = sessions.stream().filter(s -> !closed.containsKey(s)).toList();
      if (open.size() < 2) {
        return;
      }
      String session = open.get(random.nextInt(open.size()));
      desk.run(() -> desk.office().closeSession(session, "设备检修"));
      closed.put(session, true);
      desk.run(() -> {});
      desk.in(() -> desk.due().hitByClosures())
          .forEach(id -> desk.run(() -> desk.upkeep().closeBooking(id)));
      entries.stream()
          .filter(e -> e.session.equals(session) && e.state.open())
          .forEach(e -> e.state = BookingState.CLOSED);
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
