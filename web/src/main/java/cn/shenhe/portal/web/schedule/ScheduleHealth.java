package cn.shenhe.portal.web.schedule;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Keeps the scheduler alive and says whether it is: the scheduler itself writes a heartbeat, and
 * whoever sees it fall silent repairs what is known to stop it.
 *
 * <p>One trigger row that lost its other half stops every job of Quartz, in 2.5.0 and 2.5.2 alike
 * (measured): such rows are removed; a line of the timetable is put back at the next start.
 */
@Stateless
public class ScheduleHealth {

  private static final Logger LOG = Logger.getLogger(ScheduleHealth.class.getName());

  /** The silence after which the scheduler counts as dead. */
  public static final Duration SILENCE = Duration.ofMinutes(2);

  /** What the clocks of nodes may differ; a clock set back by less heals by waiting. */
  static final Duration SLACK = Duration.ofMinutes(1);

  private static final String CHECK_INS =
      "update qrtz_scheduler_state set last_checkin_time = ?"
          + " where last_checkin_time > ? and sched_name = ?";

  private static final String HALVES =
      """
      delete from qrtz_triggers
       where sched_name = ?
         and (trigger_type = 'SIMPLE' and not exists (select 1 from qrtz_simple_triggers h
               where h.sched_name = qrtz_triggers.sched_name
                 and h.trigger_name = qrtz_triggers.trigger_name
                 and h.trigger_group = qrtz_triggers.trigger_group)
           or trigger_type = 'CRON' and not exists (select 1 from qrtz_cron_triggers h
               where h.sched_name = qrtz_triggers.sched_name
                 and h.trigger_name = qrtz_triggers.trigger_name
                 and h.trigger_group = qrtz_triggers.trigger_group)
           or trigger_type in ('CAL_INT', 'DAILY_I') and not exists (
              select 1 from qrtz_simprop_triggers h
               where h.sched_name = qrtz_triggers.sched_name
                 and h.trigger_name = qrtz_triggers.trigger_name
                 and h.trigger_group = qrtz_triggers.trigger_group)
           or trigger_type = 'BLOB' and not exists (select 1 from qrtz_blob_triggers h
               where h.sched_name = qrtz_triggers.sched_name
                 and h.trigger_name = qrtz_triggers.trigger_name
                 and h.trigger_group = qrtz_triggers.trigger_group))
      """;

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject InstantSource clock;

  /** Called by the scheduler: it lives. */
  @RolesAllowed("SYSTEM")
  public void beat() {
    Timestamp now = Timestamp.from(clock.instant());
    if (update("update schedule_heartbeat set beat_at = ? where scheduler = ?", now) == 0) {
      update("insert into schedule_heartbeat (beat_at, scheduler) values (?, ?)", now);
    }
  }

  /**
   * How long the scheduler has been silent; empty when it never beat on this database. A beat in
   * the future was written while the clock was ahead: as long as that is how long it stays silent.
   */
  @PermitAll
  public Optional<Duration> silence() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select beat_at from schedule_heartbeat where scheduler = ?")) {
      query.setString(1, Schedule.NAME);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                Duration.between(
                        rows.getObject(1, OffsetDateTime.class).toInstant(), clock.instant())
                    .abs())
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the heartbeat cannot be read: " + e.getMessage(), e);
    }
  }

  /** Removes what stops the scheduler, if it has been silent for too long. */
  @RolesAllowed("SYSTEM")
  public void repair() {
    if (silence().filter(silence -> silence.compareTo(SILENCE.dividedBy(2)) > 0).isPresent()) {
      LOG.warning("the scheduler has fallen silent; looking for what stops it");
      removeHalfTriggers();
    }
    bringBackCheckIns();
  }

  /**
   * A node that signed in while its clock was ahead would count as alive until then, however dead:
   * it signed in now.
   */
  private void bringBackCheckIns() {
    long now = clock.millis();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(CHECK_INS)) {
      statement.setLong(1, now);
      statement.setLong(2, now + SLACK.toMillis());
      statement.setString(3, Schedule.NAME);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the schedule cannot be written: " + e.getMessage(), e);
    }
  }

  /** This node's clock less the database's; zero where both are the same machine's. */
  @RolesAllowed("SYSTEM")
  public Duration aheadOfDatabase() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement("select current_timestamp");
        ResultSet row = query.executeQuery()) {
      row.next();
      return Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), clock.instant());
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say the time: " + e.getMessage(), e);
    }
  }

  /** Removes every trigger without its other half and returns how many there were. */
  @RolesAllowed("SYSTEM")
  public int removeHalfTriggers() {
    int removed = update(HALVES);
    if (removed > 0) {
      LOG.warning(removed + " trigger rows without their other half were removed");
    }
    return removed;
  }

  /** The last parameter of every statement here is the name of the scheduler. */
  private int update(String sql, Timestamp... first) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < first.length; i++) {
        statement.setTimestamp(i + 1, first[i]);
      }
      statement.setString(first.length + 1, Schedule.NAME);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the schedule cannot be written: " + e.getMessage(), e);
    }
  }
}
