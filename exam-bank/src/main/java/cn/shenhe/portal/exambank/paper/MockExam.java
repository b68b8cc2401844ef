package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A run of an exam paper against the clock that nobody watches. Life cycle: running → handed in,
 * once. What is handed in after the deadline is marked all the same, and said to be late.
 */
@Entity
@Table(name = "mock_exam")
class MockExam {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String person;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "paper_id", updatable = false)
  private Paper paper;

  @Column(name = "started_at", updatable = false)
  private Instant startedAt;

  @Column(updatable = false)
  private Instant deadline;

  @Column(name = "finished_at")
  private Instant finishedAt;

  private boolean late;
  private String answers = "";
  private BigDecimal earned = BigDecimal.ZERO;

  @Version private int version;

  protected MockExam() {}

  MockExam(String person, Paper paper, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.person = person;
    this.paper = paper;
    this.startedAt = now;
    this.deadline = now.plus(Duration.ofMinutes(paper.minutes()));
  }

  /**
   * @param grace how long the way to the server may take
   */
  void handIn(String answersJson, BigDecimal marks, Duration grace, Instant now) {
    if (finishedAt != null) {
      throw new PracticeRefused("exam.mock.finished");
    }
    answers = answersJson;
    earned = marks;
    finishedAt = now;
    late = now.isAfter(deadline.plus(grace));
  }

  boolean finished() {
    return finishedAt != null;
  }

  boolean passed() {
    return finished() && !late && earned.compareTo(paper.asSheet().passMark()) >= 0;
  }

  String publicId() {
    return publicId;
  }

  Paper paper() {
    return paper;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant deadline() {
    return deadline;
  }

  Instant finishedAt() {
    return finishedAt;
  }

  boolean late() {
    return late;
  }

  String answers() {
    return answers;
  }

  BigDecimal earned() {
    return earned;
  }
}
