package cn.shenhe.portal.web.schedule;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The history of the timetable's calls in the database: one row for each call and hour, of all
 * nodes together. What a node did in its last minute is lost when it is killed.
 */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class CallBook {

  private static final int HOURS_MOST = 24 * 31;

  /** Class of the states of SQL. */
  private static final String BREAKS_A_CONSTRAINT = "23";

  private static final String ADD =
      """
      update schedule_call
         set runs = runs + ?, failed = failed + ?, total_millis = total_millis + ?,
             longest_millis = case when longest_millis < ? then ? else longest_millis end,
             last_at = ?, last_millis = ?, problem = coalesce(?, problem)
       where name = ? and hour_at = ?
      """;

  private static final String BEGIN =
      """
      insert into schedule_call
        (name, hour_at, runs, failed, total_millis, longest_millis, last_at, last_millis)
      values (?, ?, 0, 0, 0, 0, ?, 0)
      """;

  /**
   * One call in one hour.
   *
   * @param hour its beginning
   * @param problem of the last failure in it; null without one
   */
  public record HourRow(
      String name,
      Instant hour,
      int runs,
      int failed,
      long totalMillis,
      long longestMillis,
      Instant lastAt,
      long lastMillis,
      String problem) {

    /** Mean duration in milliseconds, rounded. */
    public long meanMillis() {
      return runs == 0 ? 0 : Math.round((double) totalMillis / runs);
    }
  }

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject CallHistory history;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.schedule.keep-days", defaultValue = "30")
  int keepDays;

  /**
   * Writes down what this node has done since the last time. What cannot be written is kept for the
   * next time.
   *
   * @throws IllegalStateException when the database does not take it
   */
  @RolesAllowed("SYSTEM")
  public void store() {
    Map<CallHistory.Hour, CallHistory.Tally> left = new HashMap<>(history.take());
    try (Connection connection = dataSource.getConnection()) {
      for (CallHistory.Hour hour : Set.copyOf(left.keySet())) {
        add(connection, hour, left.get(hour));
        left.remove(hour);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the calls cannot be written: " + e.getMessage(), e);
    } finally {
      left.forEach(history::putBack);
    }
  }

  private static void add(Connection connection, CallHistory.Hour hour, CallHistory.Tally tally)
      throws SQLException {
    if (!added(connection, hour, tally)) {
      begin(connection, hour, tally);
      added(connection, hour, tally);
    }
  }

  private static boolean added(
      Connection connection, CallHistory.Hour hour, CallHistory.Tally tally) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setInt(1, tally.runs());
      add.setInt(2, tally.failed());
      add.setLong(3, tally.millis());
      add.setLong(4, tally.longest());
      add.setLong(5, tally.longest());
      add.setObject(6, tally.lastAt().atOffset(ZoneOffset.UTC));
      add.setLong(7, tally.last());
      add.setString(8, tally.problem());
      add.setString(9, hour.name());
      add.setObject(10, hour.at().atOffset(ZoneOffset.UTC));
      return add.executeUpdate() == 1;
    }
  }

  private static void begin(Connection connection, CallHistory.Hour hour, CallHistory.Tally tally)
      throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      begin.setString(1, hour.name());
      begin.setObject(2, hour.at().atOffset(ZoneOffset.UTC));
      begin.setObject(3, tally.lastAt().atOffset(ZoneOffset.UTC));
      begin.executeUpdate();
    } catch (SQLException e) {
      // Another node may have begun the hour between our two statements: its row is as good.
      if (e.getSQLState() == null || !e.getSQLState().startsWith(BREAKS_A_CONSTRAINT)) {
        throw e;
      }
    }
  }

  /** The hours of the last day, all calls. */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public List<HourRow> lastDay() {
    return rows(
        "select * from schedule_call where hour_at >= ? order by name, hour_at desc",
        clock.instant().minus(Duration.ofDays(1)),
        null);
  }

  /** The hours of one call that are kept, the latest first. */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public List<HourRow> of(String name) {
    return rows(
        "select * from schedule_call where hour_at >= ? and name = ? order by hour_at desc limit "
            + HOURS_MOST,
        clock.instant().minus(Duration.ofDays(keepDays)),
        name);
  }

  private List<HourRow> rows(String sql, Instant since, String name) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, since.atOffset(ZoneOffset.UTC));
      if (name != null) {
        query.setString(2, name);
      }
      try (ResultSet rows = query.executeQuery()) {
        List<HourRow> hours = new ArrayList<>();
        while (rows.next()) {
          hours.add(
              new HourRow(
                  rows.getString("name"),
                  rows.getObject("hour_at", OffsetDateTime.class).toInstant(),
                  rows.getInt("runs"),
                  rows.getInt("failed"),
                  rows.getLong("total_millis"),
                  rows.getLong("longest_millis"),
                  rows.getObject("last_at", OffsetDateTime.class).toInstant(),
                  rows.getLong("last_millis"),
                  rows.getString("problem")));
        }
        return hours;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the calls cannot be read: " + e.getMessage(), e);
    }
  }

  /** How many days of history are kept. */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public int keepDays() {
    return keepDays;
  }

  /** Forgets hours older than are kept. */
  @RolesAllowed("SYSTEM")
  public void purge() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from schedule_call where hour_at < ?")) {
      delete.setObject(
          1, clock.instant().minus(Duration.ofDays(keepDays)).atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("old calls cannot be removed: " + e.getMessage(), e);
    }
  }
}
