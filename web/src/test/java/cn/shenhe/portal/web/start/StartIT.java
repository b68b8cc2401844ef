package cn.shenhe.portal.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.FirstStart;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Starting, stopping and starting again, as a supervisor sees it, on each database. */
@OnBothDatabases
class StartIT {

  /** A clean stop (0) or the JVM's own status for SIGTERM (128 + 15). */
  private static final List<Integer> STOPPED_BY_SIGTERM = List.of(0, 143);

  private final DatabaseKind kind;

  StartIT(DatabaseKind kind) {
    this.kind = kind;
  }

  @Test
  void homePageAnswersUnderItsOwnAddress() {
    Portal portal = Portal.on(kind);

    assertThat(portal.get("/").statusCode()).isEqualTo(200);
    assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void secondStartKeepsTheDataAndLoadsTheDemoOnlyOnce() throws SQLException {
    FirstStart first = FirstStart.on(kind);
    assertThat(first.exitStatus()).isIn(STOPPED_BY_SIGTERM);
    assertThat(first.process().aliveIds()).isEmpty();
    Map<String, Long> afterFirst = rows(first.database());

    FirstStart.Installed again = first.copy("restart");
    PortalProcess second = start(again);
    assertThat(second.terminate()).isIn(STOPPED_BY_SIGTERM);

    assertThat(afterFirst.values().stream().mapToLong(Long::longValue).sum()).isPositive();
    assertThat(rows(again.database())).isEqualTo(afterFirst);
  }

  private PortalProcess start(FirstStart.Installed portal) {
    return PortalProcess.start(
            "restart-" + kind, portal.database(), portal.dataDir(), PortalProcess.freePort())
        .awaitReady();
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
        if (!table.startsWith("qrtz_") && !table.equals("audit_entry")) {
          tables.add(found.getString(1));
        }
      }
    }
    return tables;
  }
}
