package cn.shenhe.portal.web.training.contest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole district at eight in the evening: start, paper, save, hand in and result at 32
 * connections, and the boards at 100,000 entrants, with what each costs the server. Runs only when
 * asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=ContestBench -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 *   -Dfailsafe.failIfNoSpecifiedTests=false [-Dcontest.people=2000] [-Dcontest.board=100000]</pre>
 */
class ContestBench {

  private static final int PEOPLE = Integer.getInteger("contest.people", 2_000);
  private static final int BOARD = Integer.getInteger("contest.board", 100_000);
  private static final int AT_ONCE = 32;
  private static final int WARM = 200;
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int FLOOR_SECONDS = 20;
  private static final Pattern WITH_RESULT = Pattern.compile("([\\d,]+) 人有成绩");

  private final ContestPeople people = new ContestPeople();
  private PortalProcess portal;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void eightInTheEvening(DatabaseKind kind) throws Exception {
    System.setProperty("portal.it.postgres.durable", "true");
    Path data = PortalProcess.freshDirectory("contest-bench");
    DatabaseKind.TestDatabase database = kind.fresh(data);
    String name = "contest-bench-" + kind.name().toLowerCase(Locale.ROOT);
    int port = PortalProcess.freePort();
    start(name, database, data, port);
    portal.terminate();
    people.enter(database, PEOPLE + WARM + 1);
    start(name, database, data, port);
    try {
      evening(kind + " warm-up", PEOPLE, PEOPLE + WARM);
      evening(kind + "", 0, PEOPLE);
      fresh(PEOPLE + WARM);
      portal.terminate();
      fill(kind, database);
      start(name, database, data, port);
      boards(kind);
    } finally {
      portal.terminate();
    }
  }

  private void start(String name, DatabaseKind.TestDatabase database, Path data, int port) {
    portal = PortalProcess.start(name, database, data, port).awaitReady();
    people.askFrom(portal);
  }

  private void evening(String what, int from, int to) throws Exception {
    ConcurrentHashMap<Integer, String> attempts = new ConcurrentHashMap<>();
    run(what + " start", from, to, i -> attempts.put(i, people.start(i)));
    run(
        what + " paper",
        from,
        to,
        i ->
            ContestPeople.status(200, people.get(i, people.page("contestPaper", attempts.get(i)))));
    run(
        what + " save",
        from,
        to,
        i ->
            ContestPeople.status(
                204, people.post(i, "save", people.form(attempts.get(i)) + "&quiet=1")));
    run(what + " hand-in", from, to, i -> people.handIn(i, attempts.get(i)));
    run(
        what + " result",
        from,
        to,
        i ->
            ContestPeople.status(
                200, people.get(i, people.page("contestResult", attempts.get(i)))));
  }

  /** What somebody hands in is counted by the board within five seconds. */
  private void fresh(int person) throws Exception {
    String attempt = people.start(person);
    TimeUnit.SECONDS.sleep(FLOOR_SECONDS + 1);
    long before = peopleOnTheBoard();
    people.handIn(person, attempt);
    long handedIn = System.nanoTime();
    while (peopleOnTheBoard() == before) {
      assertThat(System.nanoTime() - handedIn)
          .as("ns since the hand-in, and the board does not show it")
          .isLessThan(FRESH.toNanos());
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private long peopleOnTheBoard() {
    HttpResponse<String> page = people.get(0, "/campaign/contestBoard?id=" + people.contest());
    ContestPeople.status(200, page);
    Matcher sum = WITH_RESULT.matcher(page.body());
    assertThat(sum.find()).as(page.body()).isTrue();
    return Long.parseLong(sum.group(1).replace(",", ""));
  }

  private void boards(DatabaseKind kind) throws Exception {
    String page = "/campaign/contestBoard?id=" + people.contest();
    ContestPeople.status(200, people.get(0, page));
    List<Long> counted = new ArrayList<>();
    Duration before = cpu();
    for (int i = 0; i < 10; i++) {
      TimeUnit.MILLISECONDS.sleep(3_200);
      long begun = System.nanoTime();
      ContestPeople.status(200, people.get(0, page));
      counted.add(System.nanoTime() - begun);
    }
    report(
        kind + " board counted anew, " + BOARD + " entrants", cpu().minus(before), 32, counted, 0);
    run(kind + " board", 0, 3_000, i -> ContestPeople.status(200, people.get(i, page)));
  }

  private void run(String what, int from, int to, IntConsumer step) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    AtomicInteger errors = new AtomicInteger();
    Duration before = cpu();
    long begun = System.nanoTime();
    for (int i = from; i < to; i++) {
      int person = i;
      pool.submit(
          () -> {
            long at = System.nanoTime();
            try {
              step.accept(person);
              took.add(System.nanoTime() - at);
            } catch (RuntimeException e) {
              if (errors.incrementAndGet() == 1) {
                System.out.println(e);
              }
            }
          });
    }
    pool.shutdown();
    pool.awaitTermination(20, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - begun) / 1e9;
    report(what, cpu().minus(before), seconds, new ArrayList<>(took), errors.get());
    assertThat(errors.get()).as(what).isZero();
    assertThat(took).as(what).hasSize(to - from);
  }

  private static void report(
      String what, Duration cpu, double seconds, List<Long> took, int errors) {
    took.sort(null);
    System.out.printf(
        "BENCH %s: %d in %.1f s (%.0f/s), CPU %.2f ms each, p50 %d ms, p95 %d ms, p99 %d ms,"
            + " errors %d%n",
        what,
        took.size(),
        seconds,
        took.size() / seconds,
        cpu.toMillis() / (double) Math.max(1, took.size()),
        at(took, 0.5),
        at(took, 0.95),
        at(took, 0.99),
        errors);
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) (share * (sorted.size() - 1))) / 1_000_000;
  }

  private Duration cpu() {
    return portal.aliveIds().stream()
        .map(id -> ProcessHandle.of(id).flatMap(p -> p.info().totalCpuDuration()))
        .map(used -> used.orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The rest of a full district, with results. */
  private void fill(DatabaseKind kind, DatabaseKind.TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet row =
          statement.executeQuery(
              "select id from contest where public_id = '" + people.contest() + "'")) {
        row.next();
        ContestPeople.insert(connection, row.getLong(1), 100_000, BOARD, true);
      }
      connection.commit();
      if (kind == DatabaseKind.POSTGRESQL) {
        connection.setAutoCommit(true);
        statement.execute("analyze contest_entrant");
      }
    }
  }
}
