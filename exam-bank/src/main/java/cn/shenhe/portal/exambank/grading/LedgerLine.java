package cn.shenhe.portal.exambank.grading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * One value a result had, and why; never changed and never removed. Its hash covers the line and
 * the hash of the line before (for the first the result's public id).
 */
@Entity
@Table(name = "result_ledger")
public class LedgerLine {

  /** Why a result has a line more. */
  public enum Kind {
    GRADED,
    CORRECTED,
    PRACTICAL
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "result_id", updatable = false)
  private ExamResult result;

  @Column(updatable = false)
  private int revision;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Kind kind;

  @Column(updatable = false)
  private String cause;

  @Column(updatable = false)
  private BigDecimal marks;

  @Column(name = "practical_marks", updatable = false)
  private BigDecimal practicalMarks;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Outcome outcome;

  @Column(name = "question_marks", updatable = false)
  private String questionMarks;

  @Column(updatable = false)
  private String reason;

  @Column(name = "by_person", updatable = false)
  private String by;

  @Column(updatable = false)
  private Instant at;

  @Column(updatable = false)
  private String evidence;

  @Column(updatable = false)
  private String hash;

  protected LedgerLine() {}

  /**
   * @param cause public id of the correction; null for other kinds
   * @param evidence digest of the rows the marks come from; null where there are none
   */
  LedgerLine(
      ExamResult result,
      int revision,
      Kind kind,
      String cause,
      String reason,
      String by,
      String evidence,
      Instant now,
      String before) {
    this.result = result;
    this.revision = revision;
    this.kind = kind;
    this.cause = cause;
    this.marks = result.marks();
    this.practicalMarks = result.practicalMarks();
    this.outcome = result.outcome();
    this.questionMarks = result.questionMarks();
    this.reason = reason;
    this.by = by;
    this.evidence = evidence;
    this.at = now.truncatedTo(ChronoUnit.MILLIS);
    this.hash = hashAfter(before);
  }

  /** What {@link #hash} must be when the line before has this one. */
  String hashAfter(String before) {
    String text =
        String.join(
                "\n",
                before,
                String.valueOf(revision),
                kind.name(),
                String.valueOf(cause),
                marks.setScale(2).toPlainString(),
                practicalMarks == null ? "" : practicalMarks.setScale(2).toPlainString(),
                outcome.name(),
                questionMarks,
                reason,
                by,
                String.valueOf(at.toEpochMilli()))
            + (evidence == null ? "" : "\n" + evidence);
    return digest(text);
  }

  /** SHA-256 in hexadecimal digits. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  LedgerRow row() {
    return new LedgerRow(
        revision, kind.name(), marks, practicalMarks, outcome, reason, by, evidence, at, hash);
  }

  String hash() {
    return hash;
  }

  Kind kind() {
    return kind;
  }

  /** Null where the marks come from no other rows, or the line is older than the digests. */
  String evidence() {
    return evidence;
  }

  int revision() {
    return revision;
  }
}
