package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.Likeness;
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
import jakarta.persistence.Transient;

/** One row of an import with its verdict and, once taken over, the question it became. */
@Entity
@Table(name = "question_import_row")
class ImportRow {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "import_id", updatable = false)
  private BankImport bankImport;

  private int number;
  private String place;
  private String code;
  private String summary;

  @Enumerated(EnumType.STRING)
  private RowVerdict verdict;

  private String reason;
  private String detail;
  private String remarks;
  private String content;

  @Column(name = "other_question_id")
  private Long otherQuestionId;

  @Column(name = "created_question_id")
  private Long createdQuestionId;

  @Column(name = "revised_version")
  private Integer revisedVersion;

  @Enumerated(EnumType.STRING)
  @Column(name = "previous_state")
  private QuestionState previousState;

  @Column(name = "previous_reason")
  private String previousReason;

  @Column(name = "previous_reviewer")
  private String previousReviewer;

  @Transient private Item item;
  @Transient private String fingerprint;

  protected ImportRow() {}

  ImportRow(BankImport bankImport, ReadRow row, Judgement judgement) {
    this.bankImport = bankImport;
    this.number = row.number();
    this.place = row.place();
    this.code = row.code();
    this.summary = row.summary();
    this.verdict = judgement.verdict();
    this.reason = judgement.reason();
    this.detail = judgement.detail();
    this.remarks = cut(String.join(",", row.remarks()));
    this.content = row.readable() ? ItemJson.write(row.item()) : null;
    this.otherQuestionId = judgement.otherQuestionId();
    this.revisedVersion = revises() ? Integer.valueOf(judgement.otherVersion() + 1) : null;
  }

  /** Judged again, because the bank went on since the preview; it is not taken over. */
  void judgedAgain(Judgement judgement) {
    verdict = judgement.verdict();
    reason = judgement.reason();
    detail = judgement.detail();
    otherQuestionId = judgement.otherQuestionId();
    revisedVersion = null;
  }

  RowVerdict verdict() {
    return verdict;
  }

  private static String cut(String text) {
    return text.length() > 400 ? text.substring(0, 400) : text;
  }

  Item item() {
    if (item == null) {
      item = ItemJson.read(content);
    }
    return item;
  }

  String fingerprint() {
    if (fingerprint == null) {
      fingerprint = Likeness.fingerprintOf(item());
    }
    return fingerprint;
  }

  /** Whether taking it over revises the question that has its code. */
  boolean revises() {
    return reason.equals(Judgement.CODE_TAKEN);
  }

  void became(long questionId) {
    createdQuestionId = questionId;
  }

  /** Whether the question it is to revise has another version than the preview showed. */
  boolean isOutdated(Question question) {
    return revisedVersion != null && question.versionNumber() + 1 != revisedVersion;
  }

  /** Notes how the question stands that this row is about to revise. */
  void revising(Question question) {
    revisedVersion = question.versionNumber() + 1;
    previousState = question.state();
    previousReason = question.stateReason();
    previousReviewer = question.reviewer();
  }

  /** Whether the question is as this row made it: not edited, checked or used since. */
  boolean isUntouched(Question question) {
    return revisedVersion != null
        && question.versionNumber() == revisedVersion
        && question.state() == QuestionState.DRAFT;
  }

  int revisedVersion() {
    return revisedVersion;
  }

  Long createdQuestionId() {
    return createdQuestionId;
  }

  QuestionState previousState() {
    return previousState;
  }

  String previousReason() {
    return previousReason;
  }

  String previousReviewer() {
    return previousReviewer;
  }

  String code() {
    return code;
  }

  Long otherQuestionId() {
    return otherQuestionId;
  }
}
