package cn.shenhe.portal.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Starting, stopping, being killed and starting again, as a supervisor sees it, on each database:
 * side by side, since most of the time is spent waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class StartIT {

  /** A clean stop (0) or the JVM's own status for SIGTERM (128 + 15). */
  private static final List<Integer> STOPPED_BY_SIGTERM = List.of(0, 143);

  private static final Pattern SILENCE = Pattern.compile("\"silentSeconds\":\"?(-?\\d+)");

  /** A beat comes every 20 s; a dead node's beat is taken over within about 15 s more. */
  private static final int PATIENCE_SECONDS = 60;

  private static final String SEARCH_DRAIN = " where trigger_name = 'search.drain'";

  private static final String SECRET = "a secret for the first start";

  private static final String ADMINISTRATORS =
      " where login = 'admin' and roles = 'ADMINISTRATOR' and active = true";

  private static final String HALF_TRIGGERS =
      "select count(*) from qrtz_triggers t where t.trigger_type = 'SIMPLE' and not exists"
          + " (select 1 from qrtz_simple_triggers h where h.trigger_name = t.trigger_name)";

  @Test
  void everythingIsStillThereAfterAStopAndAKillAndTheSchedulerGoesOn() {
    CompletableFuture.allOf(
            Arrays.stream(DatabaseKind.values())
                .map(kind -> CompletableFuture.runAsync(() -> run(kind), StartIT::thread))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Payara Micro's own loses files, see {@link KilledFileBench}. */
  @Test
  void theJarCarriesTheH2TheBuildNames() throws IOException {
    try (ZipFile jar = new ZipFile(System.getProperty("portal.jar"));
        JarInputStream h2 =
            new JarInputStream(jar.getInputStream(jar.getEntry("MICRO-INF/runtime/h2.jar")))) {
      assertThat(h2.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isEqualTo(Driver.class.getPackage().getImplementationVersion());
    }
  }

  private static void thread(Runnable task) {
    new Thread(task, "start again").start();
  }

  private static void run(DatabaseKind kind) {
    try {
      stopKillAndStartAgain(kind);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stopKillAndStartAgain(DatabaseKind kind)
      throws SQLException, InterruptedException {
    FirstStart first = FirstStart.on(kind);
    assertThat(first.exitStatus()).isIn(STOPPED_BY_SIGTERM);
    assertThat(first.process().aliveIds()).isEmpty();
    Map<String, Long> afterFirst = rows(first.database());
    assertThat(afterFirst.values().stream().mapToLong(Long::longValue).sum()).isPositive();

    FirstStart.Installed portal = first.copy("again");
    DatabaseKind.TestDatabase database = portal.database();
    sql(database, "update account set roles = 'EDITOR' where roles like '%ADMINISTRATOR%'");
    PortalProcess second = start(kind, portal, SECRET);
    assertThat(isHome(signIn(second, SECRET))).as("the first administrator on %s", kind).isTrue();
    awaitBeat(second);
    second
        .aliveIds()
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    second.exitStatus(Duration.ofSeconds(30));
    assertThat(number(database, "select count(*) from account" + ADMINISTRATORS)).isEqualTo(1);
    String key = afterFirst.keySet().stream().filter("account"::equalsIgnoreCase).findAny().get();
    afterFirst.merge(key, 1L, Long::sum);
    assertThat(rows(database)).as("the demo is loaded once on %s", kind).isEqualTo(afterFirst);

    assertThat(number(database, "select count(*) from qrtz_triggers" + SEARCH_DRAIN)).isPositive();
    sql(database, "delete from qrtz_simple_triggers" + SEARCH_DRAIN);
    // The clock was a day ahead and is right again.
    sql(database, "update qrtz_triggers set next_fire_time = next_fire_time + 86400000");
    sql(database, "update schedule_heartbeat set beat_at = beat_at + interval '1' day");
    Instant damaged = Instant.now();
    String later = "another secret, of a later day";
    PortalProcess third = start(kind, portal, later);
    assertThat(isHome(signIn(third, later))).as("a secret works once on %s", kind).isFalse();
    awaitBeat(third);
    assertThat(third.terminate()).isIn(STOPPED_BY_SIGTERM);
    sql(database, "delete from sign_in_throttle");

    assertThat(lastBeat(database)).isBetween(damaged, Instant.now());
    assertThat(number(database, HALF_TRIGGERS)).isZero();
    assertThat(rows(database)).as("nothing is lost by a kill on %s", kind).isEqualTo(afterFirst);
  }

  private static PortalProcess start(
      DatabaseKind kind, FirstStart.Installed portal, String secret) {
    return PortalProcess.start(
            "again-" + kind,
            portal.database(),
            portal.dataDir(),
            PortalProcess.freePort(),
            Map.of("PORTAL_BOOTSTRAP_SECRET", secret))
        .awaitReady();
  }

  private static boolean isHome(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").endsWith("/staff/home");
  }

  /** As the administrator whom the secret opens. */
  private static HttpResponse<String> signIn(PortalProcess portal, String password)
      throws InterruptedException {
    Matcher state =
        Pattern.compile("jakarta.faces.ViewState[^>]*value=\"([^\"]*)\"")
            .matcher(portal.read("/account/login"));
    assertThat(state.find()).isTrue();
    String form =
        "form=form&form%3Alogin=admin&form%3Apassword="
            + URLEncoder.encode(password, StandardCharsets.UTF_8)
            + "&form%3Ago=x&jakarta.faces.ViewState="
            + URLEncoder.encode(state.group(1), StandardCharsets.UTF_8);
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(portal.url("/account/login"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until the silence has become shorter: the scheduler itself wrote, not only the start. */
  private static void awaitBeat(PortalProcess portal) throws InterruptedException {
    int last = -1;
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      Matcher found = SILENCE.matcher(portal.read("/health/ready"));
      int silence = found.find() ? Integer.parseInt(found.group(1)) : -1;
      if (silence >= 0 && silence < last) {
        return;
      }
      last = silence;
      Thread.sleep(1000);
    }
    throw new AssertionError("no beat within " + PATIENCE_SECONDS + " s\n" + portal.log());
  }

  /** Rows per table; jobs go on in every run, so their tables and the log of acts may grow. */
  private static Map<String, Long> rows(DatabaseKind.TestDatabase database) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet count = statement.executeQuery("select count(*) from \"" + table + "\"")) {
          count.next();
          rows.put(table, count.getLong(1));
        }
      }
    }
    return rows;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select table_name from information_schema.tables"
                + " where lower(table_schema) = 'public' and table_type like '%TABLE'")) {
      while (found.next()) {
        String table = found.getString(1).toLowerCase(Locale.ROOT);
        if (!table.matches("qrtz_.*|schedule_.*|audit_entry")) {
          tables.add(found.getString(1));
        }
      }
    }
    return tables;
  }

  private static long number(DatabaseKind.TestDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Instant lastBeat(DatabaseKind.TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select max(beat_at) from schedule_heartbeat")) {
      rows.next();
      return rows.getTimestamp(1).toInstant();
    }
  }

  private static void sql(DatabaseKind.TestDatabase database, String statement)
      throws SQLException {
    try (Connection connection = database.connect();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }
}
