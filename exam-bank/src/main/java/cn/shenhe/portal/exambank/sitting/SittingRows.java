package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Sittings and their events as plain rows, on the connection of the caller's transaction. Without
 * the object mapper: when hundreds of candidates save at once it costs more than the database does.
 */
@ApplicationScoped
class SittingRows implements SittingStore {

  /** More than a candidate can type in a day. */
  static final int MOST_EVENTS = 50_000;

  private static final String LOCKED =
      "select " + Sitting.COLUMNS + " from sitting where public_id = ? for update";
  private static final String OF_SESSION = " from exam_session x where x.id = session_id)";
  private static final String DOOR =
      "select "
          + Sitting.COLUMNS
          + ", (select x.state"
          + OF_SESSION
          + ", (select x.opens_at"
          + OF_SESSION
          + ", (select x.entry_until"
          + OF_SESSION
          + ", (select x.networks"
          + OF_SESSION
          + ", (select x.browser_keys"
          + OF_SESSION
          + ", (select e.pledged_at from enrolment e where e.id = enrolment_id)"
          + " from sitting where public_id = ? for update";
  private static final String CHANGE = "update sitting set " + Sitting.CHANGES;
  private static final String APPEND =
      "insert into answer_event ("
          + AnswerEvent.COLUMNS
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String EVENTS =
      "select "
          + AnswerEvent.COLUMNS
          + " from answer_event where sitting_id = ? order by seq fetch first "
          + MOST_EVENTS
          + " rows only";
  private static final String DEVICE =
      "token_hash, anchor, client_seq, client_hash, client_at, address, agent, sitting_id, epoch";

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject Event<SittingClosed> closings;
  @Inject Event<ExamBankAct> acts;

  /** Does something with one statement. */
  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T on(String sql, Work<T> work) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the sittings cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Sitting> locked(String publicId) {
    return on(
        LOCKED,
        select -> {
          select.setString(1, publicId);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Sitting(row)) : Optional.empty();
          }
        });
  }

  /** Asked for in powers of two, so that the database sees few different statements. */
  @Override
  public List<Sitting> lockedIfFree(List<String> publicIds) {
    int places = Math.max(1, Integer.highestOneBit(publicIds.size() * 2 - 1));
    return on(
        "select "
            + Sitting.COLUMNS
            + " from sitting where public_id in (?"
            + ", ?".repeat(places - 1)
            + ") for update skip locked",
        select -> {
          for (int i = 0; i < places; i++) {
            select.setString(i + 1, publicIds.get(Math.min(i, publicIds.size() - 1)));
          }
          List<Sitting> free = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              free.add(new Sitting(row));
            }
          }
          return free;
        });
  }

  /**
   * @throws IllegalStateException when somebody else changed the sitting although it was locked
   */
  @Override
  public void record(Sitting sitting, List<AnswerEvent> events) {
    recordAll(Map.of(sitting, events));
  }

  @Override
  public void recordAll(Map<Sitting, List<AnswerEvent>> happened) {
    List<AnswerEvent> events = happened.values().stream().flatMap(List::stream).toList();
    if (!events.isEmpty()) {
      on(
          APPEND,
          insert -> {
            for (AnswerEvent event : events) {
              event.fill(insert);
              insert.addBatch();
            }
            return insert.executeBatch();
          });
    }
    if (!happened.isEmpty()) {
      on(
          CHANGE,
          update -> {
            for (Sitting sitting : happened.keySet()) {
              sitting.changed(update);
              update.addBatch();
            }
            changed(List.copyOf(happened.keySet()), update.executeBatch());
            return null;
          });
    }
  }

  private static void changed(List<Sitting> sittings, int[] counts) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 1) {
        throw new IllegalStateException(
            "sitting " + sittings.get(i).publicId() + " was changed meanwhile");
      }
    }
  }

  @Override
  public List<AnswerEvent> events(Sitting sitting) {
    return on(
        EVENTS,
        select -> {
          select.setLong(1, sitting.id());
          List<AnswerEvent> events = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              events.add(new AnswerEvent(row));
            }
          }
          return events;
        });
  }

  @Override
  public void keep(FencedDevice device) {
    on(
        "insert into sitting_device (" + DEVICE + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        insert -> {
          device.fill(insert);
          return insert.executeUpdate();
        });
  }

  @Override
  public void moved(FencedDevice device) {
    on(
        "update sitting_device set token_hash = ?, anchor = ?, client_seq = ?, client_hash = ?,"
            + " client_at = ?, address = ?, agent = ? where sitting_id = ? and epoch = ?",
        update -> {
          device.fill(update);
          return update.executeUpdate();
        });
  }

  @Override
  public Optional<FencedDevice> fenced(Sitting sitting, String tokenHash) {
    return on(
        "select " + DEVICE + " from sitting_device where sitting_id = ? and token_hash = ?",
        select -> {
          select.setLong(1, sitting.id());
          select.setString(2, tokenHash);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new FencedDevice(row)) : Optional.empty();
          }
        });
  }

  /** A sitting, locked, and what decides whether it may be opened now. */
  record Door(Sitting sitting, Entrance entrance) {}

  /**
   * Both in one statement. The session and the place are asked for in subqueries, because a join
   * would lock the row of the session too, for which all candidates would queue.
   *
   * @throws UnknownSitting when there is none
   */
  Door door(String publicId) {
    return on(
        DOOR,
        select -> {
          select.setString(1, publicId);
          try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
              throw new UnknownSitting();
            }
            int i = Sitting.COLUMN_COUNT;
            return new Door(
                new Sitting(row),
                new Entrance(
                    ExamSessionState.valueOf(row.getString(i + 1)),
                    row.getTimestamp(i + 2).toInstant(),
                    row.getTimestamp(i + 3).toInstant(),
                    ExamSession.words(row.getString(i + 4)),
                    ExamSession.words(row.getString(i + 5)),
                    row.getTimestamp(i + 6) != null));
          }
        });
  }

  /**
   * Every candidate of a session by seat, those without a paper yet too.
   *
   * @param seen when the page of a sitting last asked for anything; null when it has not
   */
  List<ConsoleRow> console(long sessionId, Function<String, Instant> seen) {
    return on(
        "select s.public_id, e.seat, e.person_name, s.state, s.answered, s.question_count,"
            + " s.started_at, s.deadline, s.last_save_at, s.facts, s.late, s.epoch, s.address,"
            + " s.submitted_at, s.submitted_by from enrolment e left join sitting s"
            + " on s.enrolment_id = e.id where e.session_id = ?"
            + " and (e.state <> 'WITHDRAWN' or s.id is not null) order by e.seat, e.id fetch first "
            + SessionPlan.MOST_CANDIDATES * 5
            + " rows only",
        select -> {
          select.setLong(1, sessionId);
          List<ConsoleRow> rows = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              rows.add(consoleRow(row, seen));
            }
          }
          return rows;
        });
  }

  /** By kind, the most frequent first. */
  List<FactRow> facts(long sessionId, String sitting) {
    return on(
        "select e.content, count(*), max(e.received_at) from answer_event e join sitting s"
            + " on s.id = e.sitting_id where s.session_id = ? and s.public_id = ?"
            + " and e.kind = 'FACT' group by e.content order by 2 desc, 1 fetch first 20 rows only",
        select -> {
          select.setLong(1, sessionId);
          select.setString(2, sitting);
          List<FactRow> facts = new ArrayList<>();
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              String kind = row.getString(1).replaceAll("[^a-z]", "");
              facts.add(new FactRow(kind, row.getInt(2), moment(row, 3)));
            }
          }
          return facts;
        });
  }

  private static ConsoleRow consoleRow(ResultSet row, Function<String, Instant> seen)
      throws SQLException {
    String sitting = row.getString(1);
    String state = row.getString(4);
    boolean open = sitting != null && !state.equals("CLOSED") && !state.equals("ABSENT");
    String answered = row.getString(5);
    String by = row.getString(15);
    return new ConsoleRow(
        sitting,
        row.getInt(2),
        row.getString(3),
        state == null ? null : SittingState.valueOf(state),
        answered == null ? 0 : (int) answered.chars().filter(c -> c == '1').count(),
        row.getInt(6),
        moment(row, 7),
        moment(row, 8),
        moment(row, 9),
        open ? seen.apply(sitting) : null,
        row.getInt(10),
        row.getInt(11),
        row.getInt(12),
        row.getString(13),
        moment(row, 14),
        by == null ? null : SubmittedBy.valueOf(by));
  }

  private static Instant moment(ResultSet row, int column) throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  /** The paper of a sitting, for the device that has it open. */
  Optional<String> paper(String publicId, String tokenHash) {
    return on(
        "select paper from sitting where public_id = ? and token_hash = ?",
        select -> {
          select.setString(1, publicId);
          select.setString(2, tokenHash);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
          }
        });
  }

  /** The packed sheet of a paper. */
  Optional<byte[]> sheet(String paper) {
    return on(
        "select sheet from session_paper where paper = ?",
        select -> {
          select.setString(1, paper);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
          }
        });
  }

  /** The audit log keeps the hash over all events; a demo session gets its place back. */
  @Override
  public void closed(Sitting sitting, FinalAnswers answers) {
    closings.fire(new SittingClosed(answers));
    acts.fire(
        new ExamBankAct(
            "sitting.closed", answers.sitting(), answers.by() + " " + sitting.lastHash()));
    int demo =
        on(
            "update enrolment set active_key = null, state = 'SAT', version = version + 1"
                + " where id = ? and session_id in (select id from exam_session where demo = true)",
            update -> {
              update.setLong(1, sitting.enrolmentId());
              return update.executeUpdate();
            });
    if (demo == 1) {
      on(
          "update exam_session set enrolled = enrolled - 1 where id = ? and enrolled > 0",
          update -> {
            update.setLong(1, sitting.sessionId());
            return update.executeUpdate();
          });
    }
  }
}
