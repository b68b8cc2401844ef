package cn.shenhe.portal.exambank.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One thing that happened in a sitting, never changed and never removed. The numbers of a sitting's
 * events have no gap, and every hash covers the event and the hash before it: an edited, removed or
 * inserted row is found.
 */
@Entity
@Table(name = "answer_event")
@IdClass(AnswerEvent.Key.class)
public class AnswerEvent {

  /** The primary key as JPA wants it. */
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    public long sittingId;
    public int seq;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.sittingId == sittingId && key.seq == seq;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(sittingId) * 31 + seq;
    }
  }

  @Id
  @Column(name = "sitting_id")
  private long sittingId;

  @Id private int seq;

  private int epoch;

  @Column(name = "client_seq")
  private int clientSeq;

  @Enumerated(EnumType.STRING)
  private EventKind kind;

  @Column(name = "question_no")
  private int question;

  private String content;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Enumerated(EnumType.STRING)
  private EventVerdict verdict;

  private String hash;

  /** All columns, in the order of {@link #AnswerEvent(ResultSet)} and {@link #fill}. */
  static final String COLUMNS =
      "sitting_id, seq, epoch, client_seq, kind, question_no, content, made_at, received_at,"
          + " verdict, hash";

  protected AnswerEvent() {}

  /** An event as it stands in the database; for {@link SittingRows} alone. */
  AnswerEvent(ResultSet row) throws SQLException {
    sittingId = row.getLong(1);
    seq = row.getInt(2);
    epoch = row.getInt(3);
    clientSeq = row.getInt(4);
    kind = EventKind.valueOf(row.getString(5));
    question = row.getInt(6);
    content = row.getString(7);
    madeAt = row.getTimestamp(8).toInstant();
    receivedAt = row.getTimestamp(9).toInstant();
    verdict = EventVerdict.valueOf(row.getString(10));
    hash = row.getString(11);
  }

  void fill(PreparedStatement insert) throws SQLException {
    insert.setLong(1, sittingId);
    insert.setInt(2, seq);
    insert.setInt(3, epoch);
    insert.setInt(4, clientSeq);
    insert.setString(5, kind.name());
    insert.setInt(6, question);
    insert.setString(7, content);
    insert.setTimestamp(8, Timestamp.from(madeAt));
    insert.setTimestamp(9, Timestamp.from(receivedAt));
    insert.setString(10, verdict.name());
    insert.setString(11, hash);
  }

  /**
   * @param before hash of the event before; for the first one the sitting's public id
   * @param clientSeq number in the device's journal; 0 for what the server did
   */
  AnswerEvent(
      long sittingId,
      int seq,
      String before,
      int epoch,
      int clientSeq,
      EventKind kind,
      int question,
      String content,
      Instant madeAt,
      Instant receivedAt,
      EventVerdict verdict) {
    this.sittingId = sittingId;
    this.seq = seq;
    this.epoch = epoch;
    this.clientSeq = clientSeq;
    this.kind = kind;
    this.question = question;
    this.content = content;
    this.madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
    this.receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    this.verdict = verdict;
    this.hash = hashAfter(before);
  }

  /** What {@link #hash} must be when the event before has this one. */
  String hashAfter(String before) {
    return JournalEntry.sha256(
        before
            + "\n"
            + seq
            + "\n"
            + epoch
            + "\n"
            + clientSeq
            + "\n"
            + kind
            + "\n"
            + question
            + "\n"
            + madeAt.toEpochMilli()
            + "\n"
            + receivedAt.toEpochMilli()
            + "\n"
            + verdict
            + "\n"
            + content);
  }

  int seq() {
    return seq;
  }

  int epoch() {
    return epoch;
  }

  int clientSeq() {
    return clientSeq;
  }

  EventKind kind() {
    return kind;
  }

  int question() {
    return question;
  }

  String content() {
    return content;
  }

  Instant madeAt() {
    return madeAt;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  EventVerdict verdict() {
    return verdict;
  }

  String hash() {
    return hash;
  }
}
