package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;

/**
 * The clock was a day ahead and was set right: what Quartz wrote down meanwhile must not keep the
 * portal waiting for a day. On Quartz's own tables in both databases.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("beside")
class ClockLeapIT {

  private static final String HOURLY = "test.hourly";
  private static final String DAILY = "test.purge";
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Semaphore made = new Semaphore(0);
  private final Semaphore caughtUp = new Semaphore(0);
  private final Semaphore skipped = new Semaphore(0);
  private final Semaphore beats = new Semaphore(0);
  private final Schedule schedule = new Schedule();
  private final ScheduleHealth health = new ScheduleHealth();
  private final ClockWatch watch = new ClockWatch();
  private Duration shift = Duration.ZERO;
  private DatabaseKind.TestDatabase database;

  /** No daily call comes while the test runs. */
  private static String farFromNow() {
    int hour = (ZonedDateTime.now(ZoneId.of("Asia/Shanghai")).getHour() + 12) % 24;
    return "0 0 " + hour + " * * ?";
  }

  private void start(DatabaseKind kind) {
    if (database == null) {
      database = kind.fresh(PortalProcess.freshDirectory("clock-leap"));
      Flyway.configure()
          .dataSource(database.url(), database.user(), database.password())
          .locations("classpath:db/migration/web")
          .placeholders(Map.of("binary", kind == DatabaseKind.H2 ? "varbinary" : "bytea"))
          .load()
          .migrate();
    }
    DataSource source =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> database.connect());
    health.dataSource = source;
    health.clock = () -> Instant.now().plus(shift);
    watch.clock = health.clock;
    watch.doubtMinutes = 30;
    Timetable timetable =
        new Timetable() {
          @Override
          List<Appointment> appointments() {
            return List.of(
                new Appointment(
                    HOURLY,
                    Where.ONE_NODE,
                    Timing.every(Duration.ofHours(1)),
                    Missed.SKIP,
                    made::release),
                new Appointment(
                    DAILY, Where.ONE_NODE, Timing.at(farFromNow()), Missed.SKIP, skipped::release),
                new Appointment(
                    "test.remind",
                    Where.ONE_NODE,
                    Timing.at("0 0 3 * * ?"),
                    Missed.CATCH_UP_ONCE,
                    caughtUp::release),
                new Appointment(
                    Schedule.BEAT,
                    Where.ONE_NODE,
                    Timing.every(Duration.ofHours(2)),
                    Missed.SKIP,
                    this::beat));
          }

          private void beat() {
            health.beat();
            beats.release();
          }
        };
    ScheduledCalls calls = new ScheduledCalls();
    calls.timetable = timetable;
    calls.health = health;
    calls.watch = watch;
    calls.delivery =
        new Delivery() {
          @Override
          public void leaveOff() {
            // nothing is sent here
          }
        };
    schedule.dataSource = source;
    schedule.timetable = timetable;
    schedule.calls = calls;
    schedule.history = new CallHistory();
    schedule.clockWatch = watch;
    schedule.clock = health.clock;
    schedule.run();
  }

  @AfterEach
  void stop() {
    schedule.stop();
  }

  /** What a leap forward and back leaves in the database. */
  private void everythingIsWrittenADayAhead() throws SQLException {
    sql("update qrtz_triggers set next_fire_time = next_fire_time + " + DAY);
    sql("update qrtz_scheduler_state set last_checkin_time = last_checkin_time + " + DAY);
    sql("update schedule_heartbeat set beat_at = beat_at + interval '1' day");
  }

  private boolean fired() throws InterruptedException {
    return made.tryAcquire(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void aRestartFiresWhatWouldHaveWaitedADay(DatabaseKind kind) throws Exception {
    start(kind);
    assertThat(fired()).isTrue();
    assertThat(beats.tryAcquire(2, 30, TimeUnit.SECONDS)).as("by the start and by Quartz").isTrue();
    schedule.stop();
    everythingIsWrittenADayAhead();

    start(kind);
    assertThat(fired()).isTrue();
    assertThat(nextInHours(HOURLY)).isLessThanOrEqualTo(1);
    assertThat(nextInHours(DAILY)).isLessThanOrEqualTo(24);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void afterThreeDaysAwayWhatIsCaughtUpIsCalledOnceAndWhatIsSkippedNotAtAll(DatabaseKind kind)
      throws Exception {
    start(kind);
    assertThat(fired()).isTrue();
    assertThat(beats.tryAcquire(2, 30, TimeUnit.SECONDS)).as("by the start and by Quartz").isTrue();
    schedule.stop();
    sql("update qrtz_triggers set next_fire_time = next_fire_time - " + 3 * DAY);

    start(kind);
    assertThat(caughtUp.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(caughtUp.tryAcquire(2, TimeUnit.SECONDS)).as("a second call").isFalse();
    assertThat(skipped.availablePermits()).isZero();
    assertThat(nextInHours("test.remind")).isBetween(0L, 24L);
    assertThat(nextInHours(DAILY)).isBetween(0L, 24L);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void theWatchFiresItWithoutARestartAndPausedCallsStayPaused(DatabaseKind kind) throws Exception {
    start(kind);
    assertThat(fired()).isTrue();
    assertThat(beats.tryAcquire(2, 30, TimeUnit.SECONDS)).as("by the start and by Quartz").isTrue();
    Scheduler shared = SchedulerRepository.getInstance().lookup(Schedule.NAME);
    TriggerKey daily = new TriggerKey(DAILY, Schedule.GROUP);
    shared.pauseTrigger(daily);
    everythingIsWrittenADayAhead();
    assertThat(health.silence()).hasValueSatisfying(ClockLeapIT::isADay);

    schedule.watch();
    assertThat(fired()).isTrue();
    assertThat(shared.getTriggerState(daily).name()).isEqualTo("PAUSED");
    assertThat(
            number(
                "select count(*) from qrtz_scheduler_state where last_checkin_time > "
                    + (System.currentTimeMillis() + 60_000)))
        .as("nodes that signed in tomorrow")
        .isZero();
    shared.resumeTrigger(daily);
    schedule.watch();
    assertThat(nextInHours(DAILY)).isLessThanOrEqualTo(24);
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void schedulersBeginAnewWhenTheClockIsSetBackAndNotWhenItIsRight(DatabaseKind kind)
      throws Exception {
    start(kind);
    assertThat(fired()).isTrue();
    // Stopped in the midst of a statement, H2 would close its file.
    assertThat(beats.tryAcquire(2, 30, TimeUnit.SECONDS)).as("by the start and by Quartz").isTrue();
    Scheduler first = SchedulerRepository.getInstance().lookup(Schedule.NAME);
    schedule.watch();
    assertThat(SchedulerRepository.getInstance().lookup(Schedule.NAME)).isSameAs(first);

    shift = Duration.ofHours(-1);
    schedule.watch();
    assertThat(first.isShutdown()).isTrue();
    assertThat(SchedulerRepository.getInstance().lookup(Schedule.NAME).isStarted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatCannotBeTakenBackWaitsWhileTheClockIsAhead(DatabaseKind kind) throws Exception {
    start(kind);
    assertThat(fired()).isTrue();
    Semaphore purged = new Semaphore(0);
    ScheduledCalls calls = new ScheduledCalls();
    calls.health = health;
    calls.watch = watch;
    calls.timetable =
        new Timetable() {
          @Override
          List<Appointment> appointments() {
            return List.of(
                new Appointment(
                    DAILY, Where.ONE_NODE, Timing.at("0 0 3 * * ?"), Missed.SKIP, purged::release),
                new Appointment(
                    "campaign.run",
                    Where.ONE_NODE,
                    Timing.every(Duration.ofSeconds(5)),
                    Missed.SKIP,
                    purged::release),
                new Appointment(
                    HOURLY,
                    Where.ONE_NODE,
                    Timing.every(Duration.ofHours(1)),
                    Missed.SKIP,
                    made::release));
          }
        };
    shift = Duration.ofDays(1);
    calls.make(DAILY);
    calls.make("campaign.run");
    calls.make(HOURLY);
    assertThat(purged.availablePermits()).isZero();
    assertThat(made.tryAcquire()).as("other calls go on").isTrue();

    shift = Duration.ZERO;
    calls.make(DAILY);
    calls.make("campaign.run");
    assertThat(purged.availablePermits()).isEqualTo(2);
    shift = Duration.ofHours(1);
    calls.lookAfterTheSchedule();
    assertThat(watch.doubt())
        .hasValueSatisfying(doubt -> assertThat(doubt.until()).as("the database's clock").isNull());
  }

  private static void isADay(Duration silence) {
    assertThat(silence).isBetween(Duration.ofHours(23), Duration.ofHours(25));
  }

  private long nextInHours(String name) throws SQLException {
    long next =
        number("select next_fire_time from qrtz_triggers where trigger_name = '" + name + "'");
    return (next - System.currentTimeMillis()) / 3_600_000;
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = database.connect();
        Statement executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
