package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Quartz inside the container, over a kill and a damaged table, on each database. */
@OnBothDatabases
class ScheduleIT {

  private static final Pattern SILENCE = Pattern.compile("\"silentSeconds\":\"?(-?\\d+)");

  /** A beat comes every 20 s; a dead node's beat is taken over within about 15 s more. */
  private static final int PATIENCE_SECONDS = 60;

  private final DatabaseKind kind;

  ScheduleIT(DatabaseKind kind) {
    this.kind = kind;
  }

  @Test
  void theSchedulerGoesOnAfterAKillAndAfterATriggerLostItsOtherHalf() throws Exception {
    FirstStart.Installed portal = FirstStart.on(kind).copy("schedule");
    DatabaseKind.TestDatabase database = portal.database();
    Path dataDir = portal.dataDir();
    String name = "schedule-" + kind;

    PortalProcess first =
        PortalProcess.start(name, database, dataDir, PortalProcess.freePort()).awaitReady();
    awaitBeat(first);
    List<Long> killed = first.aliveIds();
    killed.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    first.exitStatus(java.time.Duration.ofSeconds(30));

    assertThat(triggers(database)).isPositive();
    sql(database, "delete from qrtz_simple_triggers where trigger_name = 'search.drain'");
    Instant damaged = Instant.now();

    PortalProcess second =
        PortalProcess.start(name, database, dataDir, PortalProcess.freePort()).awaitReady();
    awaitBeat(second);
    assertThat(second.terminate()).isIn(0, 143);

    assertThat(lastBeat(database)).isAfter(damaged);
    assertThat(halfTriggers(database)).isZero();
  }

  /** Until the silence has become shorter: the scheduler itself wrote, not only the start. */
  private static void awaitBeat(PortalProcess portal) throws Exception {
    int last = -1;
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      int silence = silence(portal);
      if (silence >= 0 && silence < last) {
        return;
      }
      last = silence;
      Thread.sleep(1000);
    }
    throw new AssertionError("no beat within " + PATIENCE_SECONDS + " s\n" + portal.log());
  }

  private static int silence(PortalProcess portal) throws Exception {
    HttpResponse<String> health =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(portal.url("/health/ready")).build(),
                HttpResponse.BodyHandlers.ofString());
    Matcher silence = SILENCE.matcher(health.body());
    return silence.find() ? Integer.parseInt(silence.group(1)) : -1;
  }

  private static int triggers(DatabaseKind.TestDatabase database) throws Exception {
    return number(
        database, "select count(*) from qrtz_triggers where trigger_name = 'search.drain'");
  }

  private static int halfTriggers(DatabaseKind.TestDatabase database) throws Exception {
    return number(
        database,
        "select count(*) from qrtz_triggers t where t.trigger_type = 'SIMPLE' and not exists"
            + " (select 1 from qrtz_simple_triggers h where h.trigger_name = t.trigger_name)");
  }

  private static int number(DatabaseKind.TestDatabase database, String query) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Instant lastBeat(DatabaseKind.TestDatabase database) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select max(beat_at) from schedule_heartbeat")) {
      rows.next();
      Timestamp beat = rows.getTimestamp(1);
      return beat.toInstant();
    }
  }

  private static void sql(DatabaseKind.TestDatabase database, String statement) throws Exception {
    try (Connection connection = database.connect();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }
}
