package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.item.Category;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds for the examinations of one category, industry and sub-operation, as data with its
 * basis. Written once: a change is a new row with the next number.
 */
@Entity
@Table(name = "exam_rule")
class ExamRule {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Enumerated(EnumType.STRING)
  private Category category;

  private String industry;

  @Column(name = "sub_operation")
  private String subOperation;

  private int number;
  private int minutes;

  @Column(name = "full_marks")
  private BigDecimal fullMarks;

  @Column(name = "pass_mark")
  private BigDecimal passMark;

  @Column(name = "theory_attempts")
  private Integer theoryAttempts;

  private boolean practical;

  @Column(name = "practical_attempts")
  private Integer practicalAttempts;

  @Column(name = "make_up")
  private String makeUp;

  @Column(name = "result_months")
  private Integer resultMonths;

  @Column(name = "certificate_months")
  private Integer certificateMonths;

  private String renewal;

  @Column(name = "question_counts")
  private String questionCounts;

  private String basis;
  private String evidence;
  private String assumptions;

  @Column(name = "effective_from")
  private LocalDate effectiveFrom;

  @Column(name = "effective_until")
  private LocalDate effectiveUntil;

  private String origin;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Version private int version;

  protected ExamRule() {}

  /**
   * @param origin name of the shipped rule; empty for rules written here
   * @throws RuleRefused if the draft breaks a bound
   */
  ExamRule(ExamRuleDraft draft, int number, String origin, String by, Instant now) {
    draft.check();
    publicId = PublicId.fresh().value();
    category = draft.category();
    industry = draft.industry();
    subOperation = draft.subOperation();
    this.number = number;
    minutes = draft.minutes();
    fullMarks = draft.fullMarks();
    passMark = draft.passMark();
    theoryAttempts = draft.theoryAttempts();
    practical = draft.practical();
    practicalAttempts = draft.practicalAttempts();
    makeUp = draft.makeUp();
    resultMonths = draft.resultMonths();
    certificateMonths = draft.certificateMonths();
    renewal = draft.renewal();
    questionCounts = draft.questionCounts();
    basis = draft.basis();
    evidence = draft.evidence();
    assumptions = draft.assumptions();
    effectiveFrom = draft.effectiveFrom();
    effectiveUntil = draft.effectiveUntil();
    this.origin = origin;
    madeBy = by;
    madeAt = now;
  }

  boolean holdsOn(LocalDate day) {
    return (effectiveFrom == null || !day.isBefore(effectiveFrom))
        && (effectiveUntil == null || !day.isAfter(effectiveUntil));
  }

  /** The day it begins and the day after its last, as far as it has them. */
  Stream<LocalDate> turns() {
    return Stream.of(
            Optional.ofNullable(effectiveFrom),
            Optional.ofNullable(effectiveUntil).map(last -> last.plusDays(1)))
        .flatMap(Optional::stream);
  }

  ExamRuleRow row() {
    return new ExamRuleRow(publicId, number, draft(), madeBy, madeAt);
  }

  private ExamRuleDraft draft() {
    return new ExamRuleDraft(
        category,
        industry,
        subOperation,
        minutes,
        fullMarks,
        passMark,
        theoryAttempts,
        practical,
        practicalAttempts,
        makeUp,
        resultMonths,
        certificateMonths,
        renewal,
        questionCounts,
        basis,
        evidence,
        assumptions,
        effectiveFrom,
        effectiveUntil);
  }

  String publicId() {
    return publicId;
  }

  Category category() {
    return category;
  }

  String industry() {
    return industry;
  }

  String subOperation() {
    return subOperation;
  }

  int number() {
    return number;
  }

  int minutes() {
    return minutes;
  }

  BigDecimal fullMarks() {
    return fullMarks;
  }

  BigDecimal passMark() {
    return passMark;
  }
}
