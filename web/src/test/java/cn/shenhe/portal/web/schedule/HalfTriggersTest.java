package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/** What stops Quartz, and that our repair sets it going again; on the real tables, in H2. */
class HalfTriggersTest {

  private final JdbcDataSource database = new JdbcDataSource();
  private final ScheduleHealth health = new ScheduleHealth();

  private Instant now = Instant.parse("2027-06-01T00:00:00Z");

  @BeforeEach
  void emptySchedule() {
    database.setURL("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration/web")
        .placeholders(Map.of("binary", "varbinary"))
        .load()
        .migrate();
    health.dataSource = database;
    health.clock = () -> now;
  }

  @Test
  void aTriggerThatLostItsOtherHalfIsRemovedAndTheHealthyOnesStay() throws Exception {
    Scheduler scheduler = scheduler();
    schedule(scheduler, "healthy");
    schedule(scheduler, "broken");
    sql("delete from qrtz_simple_triggers where trigger_name = 'broken'");

    assertThat(health.removeHalfTriggers()).isEqualTo(1);
    assertThat(health.removeHalfTriggers()).isZero();
    assertThat(count("select count(*) from qrtz_triggers where trigger_name = 'healthy'"))
        .isEqualTo(1);
    scheduler.shutdown();
  }

  @Test
  void theScheduleFiresAgainAfterTheRepair() throws Exception {
    Scheduler scheduler = scheduler();
    schedule(scheduler, "broken");
    schedule(scheduler, "healthy");
    sql("delete from qrtz_simple_triggers where trigger_name = 'broken'");
    CountDownLatch fired = new CountDownLatch(1);
    scheduler.setJobFactory((bundle, owner) -> context -> fired.countDown());

    scheduler.start();
    boolean before = fired.await(1500, TimeUnit.MILLISECONDS);
    health.removeHalfTriggers();
    boolean after = fired.await(30, TimeUnit.SECONDS);
    scheduler.shutdown(true);

    assertThat(before).as("a half trigger stops the healthy ones").isFalse();
    assertThat(after).isTrue();
  }

  @Test
  void theRepairWaitsUntilTheSchedulerHasBeenSilentForAMinute() throws Exception {
    Scheduler scheduler = scheduler();
    schedule(scheduler, "broken");
    sql("delete from qrtz_simple_triggers");
    health.beat();

    now = now.plusSeconds(60);
    health.repair();
    assertThat(count("select count(*) from qrtz_triggers")).isEqualTo(1);

    now = now.plusSeconds(1);
    health.repair();
    assertThat(count("select count(*) from qrtz_triggers")).isZero();
    scheduler.shutdown();
  }

  @Test
  void theSilenceIsCountedFromTheLastBeat() {
    assertThat(health.silence()).isEmpty();
    health.beat();
    now = now.plusSeconds(5);
    health.beat();
    now = now.plusSeconds(7);
    assertThat(health.silence()).contains(Duration.ofSeconds(7));
  }

  private Scheduler scheduler() throws Exception {
    DBConnectionManager.getInstance()
        .addConnectionProvider(Schedule.NAME, new PortalConnections(database));
    Properties properties = Schedule.sharedProperties(false);
    // After an error Quartz rests for 15 s before it looks for triggers again.
    properties.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "500");
    return new StdSchedulerFactory(properties).getScheduler();
  }

  private static void schedule(Scheduler scheduler, String name) throws Exception {
    scheduler.scheduleJob(
        JobBuilder.newJob(TimetableJob.class).withIdentity(name).build(),
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever())
            .build());
  }

  private void sql(String statement) throws Exception {
    try (Connection connection = database.getConnection();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private int count(String query) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
