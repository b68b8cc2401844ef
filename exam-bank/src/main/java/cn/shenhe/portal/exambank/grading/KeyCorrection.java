package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * A correction of the key of one question version, on whatever papers it stands. Life cycle: draft
 * (previewed) → applied; an applied one stays and also marks sittings that close later. A mistaken
 * correction is mended by the next.
 */
@Entity
@Table(name = "key_correction")
public class KeyCorrection {

  /** Draft or applied. */
  public enum State {
    DRAFT,
    APPLIED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String item;

  @Column(name = "version_id")
  private String versionId;

  private String question;

  @Enumerated(EnumType.STRING)
  private QuestionType type;

  @Enumerated(EnumType.STRING)
  private CorrectionKind kind;

  private String accepted;
  private String reason;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "applied_by")
  private String appliedBy;

  @Column(name = "applied_at")
  private Instant appliedAt;

  private Integer affected;
  private Integer flips;

  @Version private int version;

  protected KeyCorrection() {}

  KeyCorrection(
      KeyedQuestion question,
      String stem,
      CorrectionKind kind,
      List<List<String>> accepted,
      String reason,
      String by,
      Instant now) {
    this.publicId = PublicId.fresh().value();
    this.item = question.item();
    this.versionId = question.versionId();
    this.question = stem;
    this.type = question.type();
    this.kind = kind;
    this.accepted = ResultJson.write(accepted);
    this.reason = reason;
    this.state = State.DRAFT;
    this.madeBy = by;
    this.madeAt = now;
  }

  void applied(String by, int affected, int flips, Instant now) {
    this.state = State.APPLIED;
    this.appliedBy = by;
    this.affected = affected;
    this.flips = flips;
    this.appliedAt = now;
  }

  /** Results that were handed in while it was being applied. */
  void caughtUp(int moreAffected, int moreFlips) {
    this.affected += moreAffected;
    this.flips += moreFlips;
  }

  boolean isApplied() {
    return state == State.APPLIED;
  }

  Correction inForce() {
    return new Correction(versionId, kind, ResultJson.lists(accepted));
  }

  CorrectionRow row() {
    return new CorrectionRow(
        publicId,
        item,
        question,
        type,
        kind,
        ResultJson.lists(accepted),
        reason,
        isApplied(),
        madeBy,
        madeAt,
        appliedBy,
        appliedAt,
        affected,
        flips);
  }

  String publicId() {
    return publicId;
  }

  /** Public id of the question. */
  String item() {
    return item;
  }

  String versionId() {
    return versionId;
  }

  String reason() {
    return reason;
  }
}
