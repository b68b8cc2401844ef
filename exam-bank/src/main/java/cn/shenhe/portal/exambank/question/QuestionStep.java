package cn.shenhe.portal.exambank.question;

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
import java.time.Instant;

/** One change of state in the life of a question: who, when, why. Never changed. */
@Entity
@Table(name = "question_step")
class QuestionStep {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "question_id", updatable = false)
  private Question question;

  @Column(name = "version_number", updatable = false)
  private int versionNumber;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_state", updatable = false)
  private QuestionState from;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_state", updatable = false)
  private QuestionState to;

  @Column(updatable = false)
  private String actor;

  @Column(updatable = false)
  private String reason;

  @Column(updatable = false)
  private Instant at;

  protected QuestionStep() {}

  QuestionStep(
      Question question,
      QuestionState from,
      QuestionState to,
      String actor,
      String reason,
      Instant at) {
    this.question = question;
    this.versionNumber = question.versionNumber();
    this.from = from;
    this.to = to;
    this.actor = actor;
    this.reason = reason;
    this.at = at;
  }

  HistoryEntry entry() {
    return new HistoryEntry(at, actor, versionNumber, from, to, reason);
  }
}
