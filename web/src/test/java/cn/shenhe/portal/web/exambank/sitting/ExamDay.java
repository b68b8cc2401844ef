package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A portal of its own with many candidates enrolled in the demo exam, for the benchmark and the
 * fault test. Candidates are written straight into the database; their passwords have few rounds,
 * so that signing in costs nothing of what is measured.
 */
final class ExamDay implements AutoCloseable {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  final DatabaseKind.TestDatabase database;
  final HttpClient http = CandidateClient.http();
  private final Path data = PortalProcess.freshDirectory("exam-day");
  private final int port = PortalProcess.freePort();
  private final DatabaseKind.TestDatabase open;
  private final List<String> options;
  private final DatabaseKind kind;
  private final String name;
  private PortalProcess process;

  /**
   * @param options of the Java machine the portal runs on
   */
  ExamDay(DatabaseKind kind, int candidates, List<String> options) throws Exception {
    System.setProperty("portal.it.postgres.durable", "true");
    this.kind = kind;
    this.options = options;
    name = "exam-day-" + kind.name().toLowerCase(java.util.Locale.ROOT);
    database = kind.fresh(data);
    open = shared(database);
    process = PortalProcess.start(name, open, data, port, options).awaitReady();
    try (Connection connection = open.connect()) {
      seed(connection, candidates);
    }
  }

  /**
   * Has the session open soon, so that the portal plays the exam through as it always does before
   * one, then opens the doors.
   */
  void rehearse() throws Exception {
    try (Connection connection = open.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update exam_session set opens_at = current_timestamp + interval '9' minute"
              + " where demo = true");
      for (int i = 0; !process.log().contains("exam path warm"); i++) {
        if (i == 500) {
          throw new IllegalStateException("no rehearsal within 500 s");
        }
        Thread.sleep(1000);
      }
      statement.executeUpdate(
          "update exam_session set opens_at = current_timestamp - interval '1' minute"
              + " where demo = true");
    }
    // A node asks for a session's times every two seconds.
    Thread.sleep(3000);
  }

  /** The same database, H2 open to this JVM too while the portal runs. */
  private static DatabaseKind.TestDatabase shared(DatabaseKind.TestDatabase own) {
    return new DatabaseKind.TestDatabase(
        own.url().replace(";DB_CLOSE_ON_EXIT=FALSE", ";AUTO_SERVER=TRUE"),
        own.user(),
        own.password());
  }

  /** Starts it again, with the database as an operator would have it. */
  void start() {
    process = PortalProcess.start(name, database, data, port, options).awaitReady();
  }

  /** The end without a word: SIGKILL. */
  void kill() throws InterruptedException {
    List<Long> ids = process.aliveIds();
    ids.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    for (long id : ids) {
      while (ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent()) {
        Thread.sleep(20);
      }
    }
  }

  /**
   * Processor time used so far.
   *
   * @param portal all of the portal's process
   * @param compiler what of it the Java compilers took: a cost of having been started not long ago
   * @param database zero where it is no process of its own
   */
  record Used(Duration portal, Duration compiler, Duration database) {

    Used since(Used before) {
      return new Used(
          portal.minus(before.portal),
          compiler.minus(before.compiler),
          database.minus(before.database));
    }
  }

  Used used() {
    return new Used(
        cpuOf(process.aliveIds().stream().map(ProcessHandle::of)), compilerCpu(), databaseCpu());
  }

  /** Of the threads whose names say so; Linux counts in hundredths of a second. */
  private Duration compilerCpu() {
    long hundredths = 0;
    for (long id : process.aliveIds()) {
      try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(id), "task"))) {
        for (Path thread : threads.toList()) {
          if (Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre.*\\s*")) {
            String stat = Files.readString(thread.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            hundredths += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
          }
        }
      } catch (IOException | UncheckedIOException e) {
        throw new IllegalStateException("no /proc to read the threads' time from", e);
      }
    }
    return Duration.ofMillis(hundredths * 10);
  }

  private Duration databaseCpu() {
    if (kind == DatabaseKind.H2) {
      return Duration.ZERO;
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      ProcessHandle server = ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).get();
      return cpuOf(Stream.concat(Stream.of(server), server.children()).map(Optional::of));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration cpuOf(Stream<Optional<ProcessHandle>> processes) {
    return processes
        .flatMap(Optional::stream)
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Public id of the session. */
  String session() throws SQLException {
    try (Connection connection = open.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select session_public_id from sitting where public_id = '" + sittingOf(0) + "'")) {
      row.next();
      return row.getString(1);
    }
  }

  CandidateClient invigilator() throws Exception {
    CandidateClient invigilator = new CandidateClient(http, path -> process.url(path).toString());
    invigilator.signIn("demo.invigilator");
    return invigilator;
  }

  List<CandidateClient> signedIn(int from, int to) throws Exception {
    List<CandidateClient> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      CandidateClient candidate = new CandidateClient(http, path -> process.url(path).toString());
      candidate.signIn("bench." + i);
      candidate.sitting = sittingOf(i);
      all.add(candidate);
    }
    return all;
  }

  static String sittingOf(int number) {
    return "%026d".formatted(number);
  }

  private static void seed(Connection connection, int candidates) throws Exception {
    connection.setAutoCommit(false);
    long session;
    String sessionId;
    Timestamp ends;
    List<Object[]> papers = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select id, public_id, ends_at from exam_session where demo = true")) {
        row.next();
        session = row.getLong(1);
        sessionId = row.getString(2);
        ends = row.getTimestamp(3);
      }
      try (ResultSet row =
          statement.executeQuery("select paper, questions, minutes from session_paper")) {
        while (row.next()) {
          papers.add(new Object[] {row.getString(1), row.getInt(2), row.getInt(3)});
        }
      }
    }
    String password = password();
    Timestamp now = Timestamp.from(Instant.ofEpochSecond(1_795_000_000L));
    try (PreparedStatement account =
            connection.prepareStatement(
                "insert into account (id, public_id, login, display_name, password_hash, roles,"
                    + " totp_confirmed, totp_last_step, consent_edition, consented_at,"
                    + " sessions_valid_from, active, created_at, version) values"
                    + " (?, ?, ?, ?, ?, 'RESIDENT', false, 0, '1', ?, ?, true, ?, 1)");
        PreparedStatement enrolment =
            connection.prepareStatement(
                "insert into enrolment (id, public_id, session_id, person, person_name, state,"
                    + " active_key, seat, admission_number, extra_percent, extra_minutes,"
                    + " pledged_at, enrolled_at, version) values (?, ?, ?, ?, ?, 'ENROLLED', ?, ?,"
                    + " ?, 0, 0, ?, ?, 1)");
        PreparedStatement sitting =
            connection.prepareStatement(
                "insert into sitting (id, public_id, session_id, session_public_id, enrolment_id,"
                    + " person, person_name, seat, paper, question_count, minutes, state,"
                    + " extra_percent, extra_minutes, paused_seconds, ends_at, epoch, client_seq,"
                    + " last_seq, last_hash, answered, facts, late, notice_number, version) values"
                    + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', 0, 0, 0, ?, 0, 0, 0, ?, ?,"
                    + " 0, 0, 0, 1)")) {
      for (int i = 0; i < candidates; i++) {
        long id = 10_000_000L + i;
        String person = fresh();
        Object[] paper = papers.get(i % papers.size());
        set(account, id, person, "bench." + i, "考生" + i, password, now, now, now);
        set(
            enrolment,
            id,
            fresh(),
            session,
            person,
            "考生" + i,
            sessionId + "/" + person,
            i + 1,
            "B" + i,
            now,
            now);
        set(
            sitting,
            id,
            sittingOf(i),
            session,
            sessionId,
            id,
            person,
            "考生" + i,
            i + 1,
            paper[0],
            paper[1],
            paper[2],
            ends,
            sittingOf(i),
            "0".repeat((Integer) paper[1]));
      }
      account.executeBatch();
      enrolment.executeBatch();
      sitting.executeBatch();
    }
    connection.commit();
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  private static String fresh() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 26; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return text.toString();
  }

  private static String password() throws Exception {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    PBEKeySpec spec = new PBEKeySpec(Portal.DEMO_PASSWORD.toCharArray(), salt, 1_000, 32 * 8);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha512$%d$%s$%s"
        .formatted(1_000, base64.encodeToString(salt), base64.encodeToString(key));
  }

  @Override
  public void close() {
    process.terminate();
  }
}
