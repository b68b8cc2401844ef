package cn.shenhe.portal.training.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The audit log in its tables. */
@ApplicationScoped
class AuditLog {

  private static final String COLUMNS =
      "number, at, actor, act, subject, detail, previous_hash, hash";
  private static final int CHUNK = 1000;

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  /** What is to be entered; number and seal come when it is appended. */
  record Draft(Instant at, String actor, String act, String subject, String detail) {}

  /**
   * Appends in order. Locks the end of the chain until the transaction ends, so it is called in its
   * very last moment.
   */
  void append(List<Draft> drafts) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      long number;
      String hash;
      try (PreparedStatement lock =
              connection.prepareStatement(
                  "select number, hash from audit_head where id = 1 for update");
          ResultSet head = lock.executeQuery()) {
        if (!head.next()) {
          throw new SQLException("the end of the audit chain is missing");
        }
        number = head.getLong(1);
        hash = head.getString(2);
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (Draft draft : drafts) {
          number++;
          String previous = hash;
          Instant at = draft.at().truncatedTo(ChronoUnit.MICROS);
          hash =
              AuditSeal.over(
                  previous,
                  number,
                  at,
                  draft.actor(),
                  draft.act(),
                  draft.subject(),
                  draft.detail());
          insert.setLong(1, number);
          insert.setTimestamp(2, Timestamp.from(at));
          insert.setString(3, draft.actor());
          insert.setString(4, draft.act());
          insert.setString(5, draft.subject());
          insert.setString(6, draft.detail());
          insert.setString(7, previous);
          insert.setString(8, hash);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      try (PreparedStatement head =
          connection.prepareStatement("update audit_head set number = ?, hash = ? where id = 1")) {
        head.setLong(1, number);
        head.setString(2, hash);
        head.executeUpdate();
      }
    }
  }

  AuditPage page(AuditFilter filter, int offset, int limit) throws SQLException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    restrict(conditions, values, "actor = ?", filter.actor());
    restrict(conditions, values, "subject = ?", filter.subject());
    restrict(conditions, values, "substring(act from 1 for char_length(?)) = ?", filter.act());
    restrict(conditions, values, "at >= ?", filter.from());
    restrict(conditions, values, "at < ?", filter.until());
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from audit_entry" + where);
        PreparedStatement query =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from audit_entry"
                    + where
                    + " order by number desc offset ? rows fetch next ? rows only")) {
      bind(count, values);
      values.add(offset);
      values.add(limit);
      bind(query, values);
      List<AuditEntry> entries = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          entries.add(entry(rows));
        }
      }
      try (ResultSet total = count.executeQuery()) {
        total.next();
        return new AuditPage(entries, total.getLong(1));
      }
    }
  }

  private static void restrict(
      List<String> conditions, List<Object> values, String condition, Object value) {
    if (value == null || value instanceof String text && text.isBlank()) {
      return;
    }
    conditions.add(condition);
    condition.chars().filter(c -> c == '?').forEach(c -> values.add(value));
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      statement.setObject(i + 1, value instanceof Instant moment ? Timestamp.from(moment) : value);
    }
  }

  /** Reads the whole chain in order, a chunk at a time. */
  void readAll(Consumer<AuditEntry> reader) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from audit_entry where number > ? order by number fetch first "
                    + CHUNK
                    + " rows only")) {
      long last = Long.MIN_VALUE;
      int found = CHUNK;
      while (found == CHUNK) {
        found = 0;
        query.setLong(1, last);
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            AuditEntry entry = entry(rows);
            reader.accept(entry);
            last = entry.number();
            found++;
          }
        }
      }
    }
  }

  /** Number and hash of the end of the chain, as {@code number:hash}. */
  String head() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select number, hash from audit_head where id = 1");
        ResultSet head = query.executeQuery()) {
      return head.next() ? head.getLong(1) + ":" + head.getString(2) : "";
    }
  }

  private static AuditEntry entry(ResultSet rows) throws SQLException {
    return new AuditEntry(
        rows.getLong(1),
        rows.getObject(2, OffsetDateTime.class).toInstant(),
        rows.getString(3),
        rows.getString(4),
        rows.getString(5),
        rows.getString(6),
        rows.getString(7),
        rows.getString(8));
  }
}
