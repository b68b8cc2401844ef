package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A paper of a knowledge contest, written before the contest opens and never changed: the sheet and
 * the key apart from it. Many take the same paper; chance decides who gets which.
 */
@Entity
@Table(name = "contest_paper")
class ContestPaper {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String contest;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private String sheet;

  @Column(name = "answer_key", updatable = false)
  private String answerKey;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  protected ContestPaper() {}

  /**
   * @param number within the contest, from 1
   */
  ContestPaper(String contest, int number, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.contest = contest;
    this.number = number;
    this.madeAt = now;
  }

  ContestPaper with(PaperWriter.Written written) {
    sheet = written.sheet();
    answerKey = written.key();
    return this;
  }

  String publicId() {
    return publicId;
  }

  String sheet() {
    return sheet;
  }

  String answerKey() {
    return answerKey;
  }
}
