package cn.shenhe.portal.exambank.question;

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
 * Two questions somebody should compare. Found by the search over the whole bank; decided once by a
 * person: both stay, or one is retired in favour of the other.
 */
@Entity
@Table(name = "question_pair")
class QuestionPair {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "left_id", updatable = false)
  private Question left;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "right_id", updatable = false)
  private Question right;

  @Enumerated(EnumType.STRING)
  private PairKind kind;

  private double similarity;

  @Enumerated(EnumType.STRING)
  private PairDecision decision;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  @Column(name = "found_at")
  private Instant foundAt;

  @Version private int version;

  protected QuestionPair() {}

  /** The one with the smaller id is left. */
  QuestionPair(Question left, Question right, PairKind kind, double similarity, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.left = left;
    this.right = right;
    this.kind = kind;
    this.similarity = similarity;
    this.decision = PairDecision.OPEN;
    this.foundAt = now;
    this.decidedAt = now;
  }

  /**
   * @throws QuestionRefused if decided before
   */
  void decide(PairDecision by, String actor, Instant now) {
    if (decision != PairDecision.OPEN) {
      throw new QuestionRefused("pair.decided", publicId);
    }
    decision = by;
    decidedBy = actor;
    decidedAt = now;
  }

  String publicId() {
    return publicId;
  }

  Question left() {
    return left;
  }

  Question right() {
    return right;
  }
}
