package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.PublicId;
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
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A candidate asks to look at a result again. Life cycle: waiting → upheld or rejected, each with
 * an answer. It changes no mark by itself: a wrong key is corrected for everybody.
 */
@Entity
@Table(name = "exam_appeal")
public class Appeal {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "result_id")
  private ExamResult result;

  private String person;

  @Column(name = "question_no")
  private Integer question;

  private String text;

  @Enumerated(EnumType.STRING)
  private AppealRow.State state;

  private String answer;

  @Column(name = "open_key")
  private String openKey;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Version private int version;

  protected Appeal() {}

  /**
   * @param question number on the paper; null for the result as a whole
   */
  Appeal(ExamResult result, Integer question, String text, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.result = result;
    this.person = result.person();
    this.question = question;
    this.text = text;
    this.state = AppealRow.State.WAITING;
    this.openKey = result.publicId();
    this.madeAt = now;
  }

  void decide(boolean upheld, String answer, String by, Instant now) {
    this.state = upheld ? AppealRow.State.UPHELD : AppealRow.State.REJECTED;
    this.answer = answer;
    this.decidedBy = by;
    this.decidedAt = now;
    this.openKey = null;
  }

  boolean waiting() {
    return state == AppealRow.State.WAITING;
  }

  AppealRow row() {
    ResultRow about = result.row();
    return new AppealRow(
        publicId,
        about.publicId(),
        about.personName(),
        about.title(),
        question,
        text,
        state,
        answer,
        madeAt,
        decidedAt);
  }
}
