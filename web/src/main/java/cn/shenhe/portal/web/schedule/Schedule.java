package cn.shenhe.portal.web.schedule;

import cn.shenhe.portal.web.start.StartStep;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Local;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;

/**
 * Starts Quartz as the last step of the start, with the {@link Timetable} in it, and stops it
 * before the portal goes.
 *
 * <p>Two schedulers: one keeps its jobs in the portal's database and shares them with the other
 * nodes (clustered on PostgreSQL; on H2 there is only one node), the other keeps in memory what
 * every node does for itself.
 */
@Singleton
@Local(StartStep.class)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Schedule implements StartStep {

  /** The name of the shared scheduler in its tables. */
  static final String NAME = "portal";

  static final String NODE_NAME = "node";

  static final String BEAT = "schedule.beat";
  static final String GROUP = "timetable";
  private static final int LAST = 900;
  private static final Duration WATCH = Duration.ofSeconds(30);
  private static final Duration FAREWELL = Duration.ofSeconds(20);
  private static final Logger LOG = Logger.getLogger(Schedule.class.getName());

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject Timetable timetable;
  @Inject ScheduledCalls calls;
  @Inject CallHistory history;
  @Inject ClockWatch clockWatch;
  @Inject InstantSource clock;

  private final Object lifeCycle = new Object();
  private List<Scheduler> running = List.of();
  private ScheduledExecutorService watch;

  @Override
  @PermitAll
  public int order() {
    return LAST;
  }

  @Override
  @PermitAll
  public void run() {
    DBConnectionManager.getInstance()
        .addConnectionProvider(NAME, new PortalConnections(dataSource));
    synchronized (lifeCycle) {
      begin();
    }
    watch = watchThread();
    watch.scheduleWithFixedDelay(
        this::watch, WATCH.toSeconds(), WATCH.toSeconds(), TimeUnit.SECONDS);
  }

  private void begin() {
    clockWatch.look();
    calls.prepareTheSchedule();
    try {
      Scheduler shared = scheduler(sharedProperties(isPostgres()));
      Scheduler own = scheduler(ownProperties());
      running = List.of(shared, own);
      enter(shared, Where.ONE_NODE);
      enter(own, Where.EVERY_NODE);
      shared.start();
      own.start();
      // Yesterday's beat must not count as silence of today.
      calls.make(BEAT);
    } catch (SchedulerException e) {
      end();
      throw new IllegalStateException("the scheduler does not start: " + e.getMessage(), e);
    }
  }

  /** Counts the machine's own time: neither Quartz nor a clock that is set can stop it. */
  private static ScheduledExecutorService watchThread() {
    ClassLoader portal = Thread.currentThread().getContextClassLoader();
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "portal-schedule-watch");
          thread.setDaemon(true);
          thread.setContextClassLoader(portal);
          return thread;
        });
  }

  /**
   * Sets going again what stands still. A clock that was set back leaves Quartz's own threads
   * asleep until the time they had seen: the schedulers are begun anew.
   */
  void watch() {
    try {
      Duration leap = clockWatch.look();
      if (!leap.isZero()) {
        LOG.warning("the clock has leapt by " + leap);
      }
      synchronized (lifeCycle) {
        if (watch.isShutdown()) {
          return;
        }
        if (leap.isNegative() || running.isEmpty()) {
          end();
          begin();
        }
        calls.lookAfterTheSchedule();
        for (Scheduler scheduler : running) {
          bringBack(scheduler);
        }
      }
    } catch (RuntimeException | SchedulerException e) {
      LOG.log(Level.WARNING, "the schedule could not be looked after; it is tried again", e);
    }
  }

  /** Triggers that would fire much later than it is their turn begin anew; paused ones stay so. */
  private void bringBack(Scheduler scheduler) throws SchedulerException {
    for (Appointment appointment : timetable.appointments()) {
      TriggerKey key = new TriggerKey(appointment.name(), GROUP);
      Trigger stored = scheduler.getTrigger(key);
      if (stored != null
          && isTooFarAhead(appointment, stored)
          && scheduler.getTriggerState(key) != Trigger.TriggerState.PAUSED) {
        LOG.warning(appointment.name() + " was due only at " + stored.getNextFireTime());
        scheduler.rescheduleJob(key, trigger(appointment));
      }
    }
  }

  private boolean isTooFarAhead(Appointment appointment, Trigger stored) {
    return appointment
        .timing()
        .isTooFarAhead(stored, appointment.missed(), clock.instant(), ScheduleHealth.SLACK);
  }

  private static Trigger trigger(Appointment appointment) {
    return TriggerBuilder.newTrigger()
        .withIdentity(new TriggerKey(appointment.name(), GROUP))
        .withSchedule(appointment.timing().schedule(appointment.missed()))
        .build();
  }

  private Scheduler scheduler(Properties properties) throws SchedulerException {
    Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.setJobFactory((bundle, owner) -> new TimetableJob(calls, history));
    return scheduler;
  }

  /** Makes the scheduler's jobs those of the timetable; what has not changed is left alone. */
  private void enter(Scheduler scheduler, Where where) throws SchedulerException {
    Set<JobKey> unknown = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
    for (Appointment appointment : timetable.appointments()) {
      if (appointment.where() == where) {
        unknown.remove(new JobKey(appointment.name(), GROUP));
        enter(scheduler, appointment);
      }
    }
    scheduler.deleteJobs(List.copyOf(unknown));
    bringBack(scheduler);
  }

  private static void enter(Scheduler scheduler, Appointment appointment)
      throws SchedulerException {
    TriggerKey key = new TriggerKey(appointment.name(), GROUP);
    Trigger stored = scheduler.getTrigger(key);
    // A kept trigger remembers what it missed while the portal was down.
    if (stored != null && appointment.timing().isKeptBy(stored, appointment.missed())) {
      return;
    }
    JobDetail job =
        JobBuilder.newJob(TimetableJob.class)
            .withIdentity(appointment.name(), GROUP)
            .storeDurably()
            .requestRecovery(appointment.where() == Where.ONE_NODE)
            .build();
    try {
      scheduler.scheduleJob(job, Set.of(trigger(appointment)), true);
    } catch (ObjectAlreadyExistsException e) {
      LOG.log(Level.FINE, "another node entered {0} first", appointment.name());
    }
  }

  static Properties sharedProperties(boolean postgres) {
    Properties properties = common(NAME, 4);
    String store = "org.quartz.jobStore.";
    properties.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    properties.setProperty(
        store + "driverDelegateClass",
        postgres
            ? "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"
            : "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
    properties.setProperty(store + "dataSource", NAME);
    properties.setProperty(store + "tablePrefix", "QRTZ_");
    properties.setProperty(store + "useProperties", "true");
    properties.setProperty(store + "isClustered", Boolean.toString(postgres));
    properties.setProperty(store + "clusterCheckinInterval", "5000");
    properties.setProperty(store + "threadsInheritInitializersClassLoadContext", "true");
    properties.setProperty("org.quartz.scheduler.instanceId", postgres ? "AUTO" : "single");
    return properties;
  }

  private static Properties ownProperties() {
    Properties properties = common(NODE_NAME, 2);
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return properties;
  }

  private static Properties common(String name, int threads) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", name);
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty(
        "org.quartz.scheduler.threadsInheritContextClassLoaderOfInitializer", "true");
    properties.setProperty("org.quartz.scheduler.interruptJobsOnShutdown", "false");
    String pool = "org.quartz.threadPool.";
    properties.setProperty(pool + "class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty(pool + "threadCount", Integer.toString(threads));
    properties.setProperty(pool + "makeThreadsDaemons", "true");
    properties.setProperty(pool + "threadsInheritContextClassLoaderOfInitializingThread", "true");
    return properties;
  }

  private boolean isPostgres() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }

  /** Lets running calls finish, but not for ever: a supervisor would kill us in their midst. */
  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.shutdownNow();
    }
    try {
      calls.leaveOff();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the running calls do not know that the portal stops", e);
    }
    synchronized (lifeCycle) {
      end();
    }
  }

  private void end() {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    for (Scheduler scheduler : running) {
      try {
        scheduler.standby();
        while (!scheduler.getCurrentlyExecutingJobs().isEmpty() && System.nanoTime() < deadline) {
          Thread.sleep(50);
        }
        scheduler.shutdown(false);
      } catch (SchedulerException e) {
        LOG.log(Level.WARNING, "the scheduler did not stop cleanly", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    running = List.of();
  }
}
