package cn.shenhe.portal.web.training.contest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
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

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private PortalProcess portal;
  private String contest;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void eightInTheEvening(DatabaseKind kind) throws Exception {
    Path data = PortalProcess.freshDirectory("contest-bench");
    DatabaseKind.TestDatabase database = kind.fresh(data);
    String name = "contest-bench-" + kind.name().toLowerCase(Locale.ROOT);
    int port = PortalProcess.freePort();
    portal = PortalProcess.start(name, database, data, port).awaitReady();
    portal.terminate();
    enter(database, PEOPLE + WARM);
    portal = PortalProcess.start(name, database, data, port).awaitReady();
    try {
      evening(kind + " warm-up", PEOPLE, PEOPLE + WARM);
      evening(kind + "", 0, PEOPLE);
      portal.terminate();
      fill(kind, database);
      portal = PortalProcess.start(name, database, data, port).awaitReady();
      boards(kind);
    } finally {
      portal.terminate();
    }
  }

  private void evening(String what, int from, int to) throws Exception {
    ConcurrentHashMap<Integer, String> attempts = new ConcurrentHashMap<>();
    run(
        what + " start",
        from,
        to,
        i -> {
          HttpResponse<String> answer = post(i, "start", "contest=" + contest);
          attempts.put(i, header(answer, "Location").replaceAll(".*attempt=", ""));
        });
    run(
        what + " paper",
        from,
        to,
        i ->
            status(
                200,
                get(i, "/campaign/contestPaper?id=" + contest + "&attempt=" + attempts.get(i))));
    run(
        what + " save",
        from,
        to,
        i -> status(204, post(i, "save", form(attempts.get(i)) + "&quiet=1")));
    run(what + " hand-in", from, to, i -> status(303, post(i, "hand-in", form(attempts.get(i)))));
    run(
        what + " result",
        from,
        to,
        i ->
            status(
                200,
                get(i, "/campaign/contestResult?id=" + contest + "&attempt=" + attempts.get(i))));
  }

  private String form(String attempt) {
    StringBuilder form =
        new StringBuilder("contest=").append(contest).append("&attempt=").append(attempt);
    for (int no = 1; no <= 10; no++) {
      form.append("&q").append(no).append("=true");
    }
    return form.toString();
  }

  private void boards(DatabaseKind kind) throws Exception {
    String page = "/campaign/contestBoard?id=" + contest;
    status(200, get(0, page));
    List<Long> counted = new ArrayList<>();
    Duration before = cpu();
    for (int i = 0; i < 10; i++) {
      TimeUnit.MILLISECONDS.sleep(3_200);
      long begun = System.nanoTime();
      status(200, get(0, page));
      counted.add(System.nanoTime() - begun);
    }
    report(
        kind + " board counted anew, " + BOARD + " entrants", cpu().minus(before), 32, counted, 0);
    run(kind + " board", 0, 3_000, i -> status(200, get(i, page)));
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

  private HttpResponse<String> get(int person, String path) {
    return send(request(person, path).build());
  }

  private HttpResponse<String> post(int person, String act, String form) {
    return send(
        request(person, "/campaign/contest-act/" + act)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpRequest.Builder request(int person, String path) {
    URI address = portal.url(path);
    return HttpRequest.newBuilder(address)
        .timeout(Duration.ofMinutes(2))
        .header("Cookie", "contest-" + contest.substring(0, 10) + "=" + token(person));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void status(int wanted, HttpResponse<String> answer) {
    if (answer.statusCode() != wanted) {
      throw new IllegalStateException(answer.statusCode() + " for " + answer.uri());
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    status(303, answer);
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static String token(int person) {
    return "t%025d".formatted(person);
  }

  /** People who entered, without a result yet. */
  private void enter(DatabaseKind.TestDatabase database, int people) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      long id;
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select id, public_id from contest where state = 'OPEN' order by id")) {
        row.next();
        id = row.getLong(1);
        contest = row.getString(2);
      }
      insert(connection, id, 0, people, false);
      connection.commit();
    }
  }

  /** The rest of a full district, with results. */
  private void fill(DatabaseKind kind, DatabaseKind.TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (ResultSet row =
          statement.executeQuery("select id from contest where public_id = '" + contest + "'")) {
        row.next();
        insert(connection, row.getLong(1), 100_000, BOARD, true);
      }
      connection.commit();
      if (kind == DatabaseKind.POSTGRESQL) {
        connection.setAutoCommit(true);
        statement.execute("analyze contest_entrant");
      }
    }
  }

  private static void insert(
      Connection connection, long contest, int from, int count, boolean results)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into contest_entrant (id, contest_id, code, person_key, token, nickname,"
                + " street, unit, joined_at, attempts, best_correct, best_seconds, prize) values"
                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")) {
      Timestamp now = Timestamp.from(Instant.ofEpochSecond(1_795_000_000L));
      for (int i = from; i < from + count; i++) {
        insert.setLong(1, -1L - i);
        insert.setLong(2, contest);
        insert.setString(3, "b%09d".formatted(i));
        insert.setString(4, "key" + i);
        insert.setString(5, token(i));
        insert.setString(6, "居民" + i % 1_000);
        insert.setString(7, "街道" + i % 11);
        insert.setString(8, i % 3 == 0 ? "单位" + i % 2_000 : null);
        insert.setTimestamp(9, now);
        insert.setInt(10, results ? 2 : 0);
        insert.setInt(11, results ? i * 7 % 11 : -1);
        insert.setInt(12, results ? 20 + i * 13 % 580 : 0);
        insert.addBatch();
        if (i % 5_000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
