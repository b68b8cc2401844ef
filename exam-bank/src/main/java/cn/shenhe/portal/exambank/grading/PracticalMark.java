package cn.shenhe.portal.exambank.grading;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What one examiner gave for one subject of one attempt; given once. */
@Entity
@Table(name = "practical_mark")
public class PracticalMark {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "result_id")
  private ExamResult result;

  private int attempt;
  private String subject;
  private String examiner;

  @Column(name = "examiner_name")
  private String examinerName;

  private BigDecimal marks;
  private Instant at;

  protected PracticalMark() {}

  PracticalMark(
      ExamResult result,
      String subject,
      String examiner,
      String examinerName,
      BigDecimal marks,
      Instant now) {
    this.result = result;
    this.attempt = result.practicalAttempt();
    this.subject = subject;
    this.examiner = examiner;
    this.examinerName = examinerName;
    this.marks = marks;
    this.at = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What the ledger keeps of the marks of one attempt, in the order in which they were given. */
  static String digest(List<PracticalMark> marks) {
    return LedgerLine.digest(
        marks.stream()
            .map(
                m ->
                    String.join(
                        "\t",
                        String.valueOf(m.attempt),
                        m.subject,
                        m.examiner,
                        m.examinerName,
                        m.marks.setScale(2).toPlainString(),
                        String.valueOf(m.at.toEpochMilli())))
            .collect(Collectors.joining("\n")));
  }

  int attempt() {
    return attempt;
  }

  Instant at() {
    return at;
  }

  String subject() {
    return subject;
  }

  String examiner() {
    return examiner;
  }

  String examinerName() {
    return examinerName;
  }

  BigDecimal marks() {
    return marks;
  }
}
