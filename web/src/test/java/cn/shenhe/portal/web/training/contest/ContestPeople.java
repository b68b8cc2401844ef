package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many people in the demo contest, for the benchmark and the fault test: written straight into the
 * database, then taking part over HTTP as a browser without scripts does.
 */
final class ContestPeople {

  private static final String TEN_ANSWERS =
      IntStream.rangeClosed(1, 10)
          .mapToObj(no -> "&q" + no + "=true")
          .collect(Collectors.joining());

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile PortalProcess portal;
  private String contest;

  /** From now on they ask this portal. */
  void askFrom(PortalProcess running) {
    portal = running;
  }

  /** Public id of the contest. */
  String contest() {
    return contest;
  }

  /** Begins an attempt, or finds the one begun; its public id. */
  String start(int person) {
    HttpResponse<String> answer = post(person, "start", "contest=" + contest);
    status(303, answer);
    String location = answer.headers().firstValue("Location").orElseThrow();
    if (!location.contains("attempt=")) {
      throw new IllegalStateException("no attempt begins: " + location);
    }
    return location.replaceAll(".*attempt=", "");
  }

  void handIn(int person, String attempt) {
    handIn(person, attempt, TEN_ANSWERS);
  }

  /**
   * @param answers as a form has them, each behind an ampersand
   */
  void handIn(int person, String attempt, String answers) {
    HttpResponse<String> answer = post(person, "hand-in", of(attempt) + answers);
    status(303, answer);
    String location = answer.headers().firstValue("Location").orElseThrow();
    if (!location.contains("contestResult")) {
      throw new IllegalStateException("not handed in: " + location);
    }
  }

  /** An attempt with the first ten questions answered. */
  String form(String attempt) {
    return of(attempt) + TEN_ANSWERS;
  }

  /** An attempt without answers. */
  String of(String attempt) {
    return "contest=" + contest + "&attempt=" + attempt;
  }

  String page(String name, String attempt) {
    return "/campaign/" + name + "?id=" + contest + "&attempt=" + attempt;
  }

  HttpResponse<String> get(int person, String path) {
    return send(request(person, path).build());
  }

  HttpResponse<String> post(int person, String act, String form) {
    return send(
        request(person, "/campaign/contest-act/" + act)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpRequest.Builder request(int person, String path) {
    return HttpRequest.newBuilder(portal.url(path))
        .timeout(Duration.ofMinutes(2))
        .header("Cookie", "contest-" + contest.substring(0, 10) + "=" + token(person));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalStateException when it is another
   */
  static void status(int wanted, HttpResponse<String> answer) {
    if (answer.statusCode() != wanted) {
      throw new IllegalStateException(answer.statusCode() + " for " + answer.uri());
    }
  }

  private static String token(int person) {
    return "t%025d".formatted(person);
  }

  /** People who entered, without a result yet; the portal does not run. */
  void enter(DatabaseKind.TestDatabase database, int people) throws SQLException {
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

  static void insert(Connection connection, long contest, int from, int count, boolean results)
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
