package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Places are never sold twice and never lost, on both databases, however requests interleave. What
 * they do one after the other is compared with a model in {@link BookingModelTest}.
 */
class BookingWorkloadTest {

  private static final String SOMEBODY = "0123456789abcdefghjkmnpqrs";
  private static final Duration MISSED_AFTER = Duration.ofHours(2);
  private static final int ATTEMPTS = 1_000;

  private static final String RECOUNT =
      "select q.id, q.taken, q.capacity, coalesce((select sum(p.places) from booking_place p"
          + " join booking b on b.id = p.booking_id where p.quota_id = q.id"
          + " and b.state in ('OFFERED','PENDING','CONFIRMED','ATTENDED','NO_SHOW')), 0)"
          + " from session_quota q order by q.id";

  private static final String HALLS =
      "select sum(q.capacity), max(h.capacity) from session_quota q join visit_session s"
          + " on s.id = q.session_id join base_hall h on h.id = s.hall_id group by s.id";

  private static final String VISITS =
      "select b.state, b.kind, b.present, (select sum(p.present) from booking_place p"
          + " where p.booking_id = b.id), (select sum(p.places) from booking_place p"
          + " where p.booking_id = b.id), (select count(*) from booking_strike k"
          + " where k.booking_id = b.id and k.forgiven = false) from booking b";

  private static final String PARTIES =
      "select b.adults + b.teens + b.children + b.pupils + b.teachers, sum(p.places)"
          + " from booking b join booking_place p on p.booking_id = b.id where b.state <> 'DRAFT'"
          + " group by b.id, b.adults, b.teens, b.children, b.pupils, b.teachers";

  /**
   * What is taken is what bookings hold, each has a place for everybody, and no share or hall holds
   * more than it has.
   */
  static void theLedgerIsTrue(BookingDatabase database) {
    assertThat(database.rows(RECOUNT))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(number(row.get(1))).isEqualTo(number(row.get(3)));
              assertThat(number(row.get(1))).isBetween(0, number(row.get(2)));
            });
    assertThat(database.rows(PARTIES))
        .allSatisfy(row -> assertThat(number(row.get(0))).isEqualTo(number(row.get(1))));
    assertThat(database.rows(HALLS))
        .allSatisfy(row -> assertThat(number(row.get(0))).isLessThanOrEqualTo(number(row.get(1))));
  }

  /** Who came was counted and has no absence; an individual who did not has exactly one. */
  static void theVisitsAreTrue(BookingDatabase database) {
    for (List<Object> row : database.rows(VISITS)) {
      boolean came = row.get(0).equals("ATTENDED");
      boolean missed = row.get(0).equals("NO_SHOW") && row.get(1).equals("INDIVIDUAL");
      assertThat(number(row.get(5))).as(row.toString()).isEqualTo(missed ? 1 : 0);
      if (came) {
        assertThat(number(row.get(2))).as(row.toString()).isEqualTo(number(row.get(3)));
        assertThat(number(row.get(2))).as(row.toString()).isBetween(1, number(row.get(4)));
      } else {
        assertThat(row.get(2)).as(row.toString()).isNull();
        assertThat(row.get(3)).as(row.toString()).isNull();
      }
    }
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void ofAThousandAttemptsOnTheLastPlaceOneWins(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(1, 0, 0, 0));
      String session = base.sessions().get(0);
      String[] drafts = new String[ATTEMPTS];
      BookingDatabase.Desk writer = database.desk();
      for (int i = 0; i < ATTEMPTS; i++) {
        drafts[i] = base.draft(writer, session, 1, "139" + (10_000_000 + i));
      }
      // Nobody goes on before as many as may have begun.
      CountDownLatch full = new CountDownLatch(BookingDatabase.AT_ONCE);
      AtomicInteger won = new AtomicInteger();
      AtomicInteger lost = new AtomicInteger();
      database.atOnce(
          ATTEMPTS,
          (desk, number) -> {
            try {
              desk.in(
                  () -> {
                    full.countDown();
                    await(full);
                    return desk.steps().submit(drafts[number], false);
                  });
              won.incrementAndGet();
            } catch (BookingRefused refused) {
              assertThat(refused.code()).isEqualTo("booking.full");
              lost.incrementAndGet();
            }
          });
      assertThat(won).hasValue(1);
      assertThat(lost).hasValue(ATTEMPTS - 1);
      assertThat(database.mostAtOnce()).isEqualTo(BookingDatabase.AT_ONCE);
      theLedgerIsTrue(database);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void handingInTheSameDraftTwentyTimesAtOnceIsOneBooking(BookingDatabase.Kind kind)
      throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(10, 0, 0, 0));
      String draft = base.draft(database.desk(), base.sessions().get(0), 2, "13900000001");
      database.atOnce(20, (desk, n) -> desk.in(() -> desk.steps().submit(draft, false)));
      assertThat(database.number("select sum(taken) from session_quota")).isEqualTo(2);
      assertThat(database.number("select count(*) from booking_notice")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(BookingDatabase.Kind.class)
  void mixedWorkAtOnceLosesAndOversellsNothing(BookingDatabase.Kind kind) throws Exception {
    try (BookingDatabase database = new BookingDatabase(kind)) {
      TestBase base = TestBase.in(database, new Shares(6, 24, 4, 2));
      List<Expected> expected = peopleAreExpected(database, base);
      // Today's second session and two days of two sessions each.
      List<String> sessions = new ArrayList<>(base.sessions().subList(8, 12));
      sessions.add(base.sessions().get(3));
      Crowd crowd = new Crowd(database, base, sessions, expected);
      try (Watch watch = new Watch(database)) {
        database.atOnce(
            BookingDatabase.AT_ONCE,
            (desk, worker) -> {
              for (int act = worker; act < 450; act += BookingDatabase.AT_ONCE) {
                crowd.act(desk, act);
              }
            });
        assertThat(watch.changes()).as("changes of state that were seen").isGreaterThan(20);
      }
      assertThat(database.mostAtOnce()).isGreaterThan(BookingDatabase.AT_ONCE / 2);
      theLedgerIsTrue(database);
      theVisitsAreTrue(database);
      // An offer or a place at the door may be gone whenever somebody wants it.
      assertThat(crowd.done.keySet())
          .as("what succeeded at least once")
          .containsAll(EnumSet.complementOf(EnumSet.of(Act.ACCEPT, Act.DECLINE, Act.WALK_IN)));

      BookingDatabase.Desk desk = database.desk();
      desk.run(() -> desk.office().closeSession(sessions.get(0), "演练"));
      desk.tick();
      theLedgerIsTrue(database);
      theVisitsAreTrue(database);
      assertThat(
              database.number(
                  "select count(*) from booking b join booking_place p on p.booking_id = b.id"
                      + " join visit_session s on s.id = p.session_id where s.closed = true"
                      + " and b.state in ('WAITING','OFFERED','PENDING','CONFIRMED')"))
          .isZero();
      everybodyOfThePastCameOrDidNot(database);
    }
  }

  /** A booking for a session whose door is open, or that is over. */
  private record Expected(String id, String session, int places, List<Long> names) {}

  /**
   * Three sessions that are over and nobody has been counted in, and one whose door is open: every
   * place online and a class in each of today's. Of the class in the second the names are known.
   */
  private static List<Expected> peopleAreExpected(BookingDatabase database, TestBase base) {
    BookingDatabase.Desk desk = database.desk().as(SOMEBODY);
    List<Expected> expected = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      String session = base.sessions().get(at);
      for (int size : List.of(1, 1, 2, 2)) {
        String phone = "135" + (10_000_000 + expected.size());
        expected.add(expected(desk, base.book(desk, session, size, phone), session));
      }
      if (at > 1) {
        String phone = "135" + (10_000_000 + expected.size());
        String key = base.groupDraft(desk, session, 20, phone);
        List<Party.Visitor> names = List.of(new Party.Visitor("甲", ""), new Party.Visitor("乙", ""));
        desk.run(() -> desk.steps().contact(key, TestBase.contact(phone), names));
        desk.in(() -> desk.steps().submit(key, false));
        Expected group = expected(desk, key, session);
        desk.run(() -> desk.office().approve(group.id(), 0));
        expected.add(group);
      }
    }
    // Half an hour before the fourth, two and a half hours after the third.
    database.set(
        desk.in(() -> desk.door().session(base.sessions().get(3)))
            .row()
            .start()
            .minusSeconds(1800));
    // The first of all nobody sees at any door.
    return expected.subList(1, expected.size());
  }

  private static Expected expected(BookingDatabase.Desk desk, String key, String session) {
    BookingSheet sheet = desk.in(() -> desk.steps().draft(key));
    return new Expected(
        sheet.id(),
        session,
        sheet.size(),
        sheet.names().stream().map(BookingSheet.Name::id).toList());
  }

  private static void everybodyOfThePastCameOrDidNot(BookingDatabase database) {
    String over = "'" + database.now().minus(MISSED_AFTER) + "'";
    assertThat(
            database.rows(
                "select distinct state from booking where last_end <= timestamp with time zone "
                    + over
                    + " and state <> 'DRAFT'"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder("ATTENDED", "NO_SHOW");
    List<String> attended =
        database.events().stream()
            .filter(VisitAttended.class::isInstance)
            .map(event -> ((VisitAttended) event).booking())
            .toList();
    assertThat(attended)
        .as("each visit goes to the person's record once")
        .doesNotHaveDuplicates()
        .hasSize(
            (int)
                database.number(
                    "select count(*) from booking where state = 'ATTENDED' and person is not"
                        + " null"));
  }

  /** What individuals, groups and staff do. */
  private enum Act {
    BOOK(9),
    CANCEL(2),
    MOVE(2),
    ACCEPT(2),
    DECLINE(1),
    APPROVE(3),
    CLOSE_A_DAY(1),
    OFFER(2),
    CALL(3),
    CANCEL_BY_CALL(2),
    CHECK_IN(5),
    TICK_NAMES(2),
    MISS(2),
    WALK_IN(2),
    CHANGE_PARTY(4),
    RESIZE(4);

    private final int weight;

    Act(int weight) {
      this.weight = weight;
    }

    private static Act any(Random random) {
      int at = random.nextInt(Arrays.stream(values()).mapToInt(act -> act.weight).sum());
      for (Act act : values()) {
        at -= act.weight;
        if (at < 0) {
          return act;
        }
      }
      throw new AssertionError();
    }
  }

  /** Individuals, groups and staff, each doing something of its own. */
  private static final class Crowd {

    private final BookingDatabase database;
    private final TestBase base;
    private final List<String> sessions;
    private final List<Expected> expected;
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final Map<Act, AtomicInteger> done = new ConcurrentHashMap<>();

    private Crowd(
        BookingDatabase database, TestBase base, List<String> sessions, List<Expected> expected) {
      this.database = database;
      this.base = base;
      this.sessions = sessions;
      this.expected = expected;
    }

    private void act(BookingDatabase.Desk desk, int number) throws InterruptedException {
      Random random = new Random(7_919L * number);
      Act act = keys.isEmpty() ? Act.BOOK : Act.any(random);
      try {
        act(act, desk, random, number);
        done.computeIfAbsent(act, none -> new AtomicInteger()).incrementAndGet();
      } catch (BookingRefused | UnknownBooking refused) {
        // A rule said no, as it should to most of such a crowd.
      }
    }

    private void act(Act act, BookingDatabase.Desk desk, Random random, int number) {
      String session = any(sessions, random);
      switch (act) {
        case BOOK -> book(desk, random, number);
        case CANCEL -> desk.run(() -> desk.visits().cancel(any(keys, random)));
        case MOVE -> {
          String key = inState(random.nextBoolean() ? "CONFIRMED" : "PENDING", random);
          int size = desk.in(() -> desk.steps().draft(key)).size();
          desk.run(() -> desk.visits().move(key, session + ":" + size));
        }
        case ACCEPT -> desk.run(() -> desk.visits().acceptOffer(inState("OFFERED", random)));
        case DECLINE -> desk.run(() -> desk.visits().declineOffer(inState("OFFERED", random)));
        case APPROVE -> {
          BookingSheet seen = desk.in(() -> desk.steps().draft(inState("PENDING", random)));
          desk.run(() -> desk.office().approve(seen.id(), seen.sequence()));
        }
        case CLOSE_A_DAY -> closeADay(desk, session, number);
        case OFFER -> offer(desk);
        case CALL -> callAtTheDesk(desk, random, number);
        case CANCEL_BY_CALL -> {
          String who =
              random.nextBoolean()
                  ? any(expected.stream().filter(e -> e.session().equals(today())).toList(), random)
                      .id()
                  : desk.in(() -> desk.steps().draft(inState("CONFIRMED", random))).id();
          desk.run(() -> desk.office().cancelFor(who));
        }
        case CHECK_IN -> {
          Expected who = any(expected, random);
          int people = 1 + random.nextInt(who.places());
          desk.run(() -> desk.door().checkIn(who.id(), who.session(), people, null));
        }
        case TICK_NAMES -> {
          Expected who = any(expected.stream().filter(e -> !e.names().isEmpty()).toList(), random);
          Set<Long> came = Set.copyOf(List.of(any(who.names(), random), who.names().get(0)));
          desk.run(() -> desk.door().tick(who.id(), who.session(), came));
        }
        case MISS ->
            desk.in(() -> desk.due().missed(database.now().minus(MISSED_AFTER)))
                .forEach(id -> desk.run(() -> desk.upkeep().miss(id)));
        case WALK_IN ->
            desk.run(
                () ->
                    desk.door()
                        .walkIn(
                            today(),
                            "walk-in-" + number,
                            Party.individual(1, 0, 0),
                            false,
                            List.of()));
        case CHANGE_PARTY -> {
          String key = inState(random.nextBoolean() ? "CONFIRMED" : "PENDING", random);
          boolean group = desk.in(() -> desk.steps().draft(key)).group();
          int size = group ? 10 + random.nextInt(12) : 1 + random.nextInt(4);
          Party party =
              group
                  ? Party.group(GroupType.SCHOOL, "某小学", "四年级", size - 2, 2, 0)
                  : Party.individual(size, 0, 0);
          desk.run(() -> desk.visits().resize(key, party));
        }
        case RESIZE -> {
          Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
          int capacity = channel == Channel.GROUP ? 18 + random.nextInt(9) : random.nextInt(9);
          desk.run(() -> desk.office().resize(session, channel, capacity));
        }
      }
    }

    /** The session whose door is open. */
    private String today() {
      return sessions.get(sessions.size() - 1);
    }

    private static <T> T any(List<T> some, Random random) {
      return some.get(random.nextInt(some.size()));
    }

    /** A booking that was in the state a moment ago; any when there is none. */
    private String inState(String state, Random random) {
      List<String> fitting =
          database.rows("select manage_key from booking where state = '" + state + "'").stream()
              .map(row -> (String) row.get(0))
              .toList();
      return any(fitting.isEmpty() ? keys : fitting, random);
    }

    private void book(BookingDatabase.Desk desk, Random random, int number) {
      String phone = "138" + (10_000_000 + number);
      int at = random.nextInt(4);
      String draft;
      int what = random.nextInt(9);
      if (what == 8) {
        String way = sessions.get(at / 2 * 2) + ":15," + sessions.get(at / 2 * 2 + 1) + ":15";
        draft = base.splitDraft(desk, way, 30, phone);
      } else if (what > 5) {
        draft = base.groupDraft(desk, sessions.get(at), 10 + random.nextInt(8), phone);
      } else {
        draft = base.draft(desk, sessions.get(at), 1 + random.nextInt(3), phone);
      }
      keys.add(draft);
      boolean wait = random.nextInt(3) == 0;
      desk.in(() -> desk.steps().submit(draft, wait));
    }

    private void offer(BookingDatabase.Desk desk) {
      Instant now = database.now();
      desk.in(() -> desk.due().waitingTogether(now))
          .forEach(id -> desk.run(() -> desk.upkeep().offerTogether(id)));
      desk.in(() -> desk.due().waitedFor(now))
          .forEach(quota -> desk.run(() -> desk.upkeep().offer(quota)));
    }

    /** Places of the telephone; the same call entered twice is one booking. */
    private void callAtTheDesk(BookingDatabase.Desk desk, Random random, int number) {
      FrontDesk.PhoneBooking call =
          new FrontDesk.PhoneBooking(
              "call-" + number,
              any(sessions, random),
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
    }

    /** Staff close a day and take it back a little later, whoever else does so too. */
    private void closeADay(BookingDatabase.Desk desk, String session, int number) {
      String reason = "设备检修" + number;
      LocalDate day = desk.in(() -> desk.door().session(session)).row().day();
      desk.run(
          () ->
              desk.office().close(new BookingOffice.Closure(base.baseId(), "", day, day, reason)));
      desk.in(() -> desk.due().hitByClosures())
          .forEach(id -> desk.run(() -> desk.upkeep().closeBooking(id)));
      String closure =
          desk.in(() -> desk.setup().sheet(base.baseId())).exceptions().stream()
              .filter(exception -> exception.reason().equals(reason))
              .findFirst()
              .orElseThrow()
              .id();
      desk.in(() -> desk.setup().removeException(closure));
    }
  }

  /**
   * Looks again and again at the states of all bookings while others work on them. Each must be one
   * that the last seen may lead to.
   */
  private static final class Watch implements AutoCloseable {

    private final ExecutorService eye = Executors.newSingleThreadExecutor();
    private final Map<String, BookingState> seen = new HashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Future<?> looking;
    private volatile boolean closing;

    private Watch(BookingDatabase database) {
      looking =
          eye.submit(
              () -> {
                while (!closing) {
                  database
                      .rows("select public_id, state from booking")
                      .forEach(
                          row ->
                              now((String) row.get(0), BookingState.valueOf((String) row.get(1))));
                  Thread.sleep(5);
                }
                return null;
              });
    }

    private void now(String booking, BookingState state) {
      BookingState before = seen.put(booking, state);
      if (before != null && before != state) {
        changes.incrementAndGet();
        assertThat(after(before)).as(before + " of a moment ago").contains(state);
      }
    }

    private static Set<BookingState> after(BookingState state) {
      Set<BookingState> reached = EnumSet.noneOf(BookingState.class);
      List<BookingState> open = new ArrayList<>(List.of(state));
      while (!open.isEmpty()) {
        open.remove(0).next().stream().filter(reached::add).forEach(open::add);
      }
      return reached;
    }

    private int changes() {
      return changes.get();
    }

    @Override
    public void close() {
      closing = true;
      eye.shutdown();
      try {
        looking.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }
}
