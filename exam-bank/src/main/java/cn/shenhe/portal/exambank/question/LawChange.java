package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.item.LawKey;
import cn.shenhe.portal.exambank.question.item.LawReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an article, or a whole law, was marked changed, and how many questions that quarantined. */
@Entity
@Table(name = "law_change")
class LawChange {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  private String law;
  private String edition;
  private String article;
  private String reason;

  @Column(name = "marked_by")
  private String markedBy;

  @Column(name = "marked_at")
  private Instant markedAt;

  private int questions;

  protected LawChange() {}

  LawChange(LawReference changed, String reason, String markedBy, Instant now, int questions) {
    this.publicId = PublicId.fresh().value();
    this.law = changed.law();
    this.edition = changed.edition();
    this.article = changed.article();
    this.reason = reason;
    this.markedBy = markedBy;
    this.markedAt = now;
    this.questions = questions;
  }

  /** Whether what this citation rests on may have changed. */
  boolean concerns(LawReference cited) {
    LawKey changed = LawKey.of(new LawReference(law, edition, article));
    LawKey key = LawKey.of(cited);
    return changed.law().equals(key.law())
        && (changed.article().isEmpty()
            || key.article().isEmpty()
            || changed.article().equals(key.article()));
  }

  /** Why a question that cites it is quarantined. */
  String why() {
    return new LawReference(law, edition, article).label() + "：" + reason;
  }

  LawChangeRow row() {
    return new LawChangeRow(
        publicId, new LawReference(law, edition, article), reason, markedBy, markedAt, questions);
  }
}
