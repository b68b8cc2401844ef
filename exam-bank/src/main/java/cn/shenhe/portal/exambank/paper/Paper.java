package cn.shenhe.portal.exambank.paper;

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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * A paper of an examination, written once before the bell and never changed: the sheet for the
 * candidate and the key apart from it. It can be derived again from its blueprint version, bank
 * snapshot, seed and number.
 */
@Entity
@Table(name = "paper")
class Paper {

  /** What papers are drawn for. */
  enum Purpose {
    EXAM,
    MOCK
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "blueprint_version_id", updatable = false)
  private BlueprintVersion blueprintVersion;

  @Column(name = "blueprint_public_id", updatable = false)
  private String blueprint;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "snapshot_id", updatable = false)
  private BankSnapshot snapshot;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Purpose purpose;

  @Column(updatable = false)
  private int method;

  @Column(updatable = false)
  private long seed;

  @Column(updatable = false)
  private int number;

  @Column(updatable = false)
  private String title;

  @Column(updatable = false)
  private int minutes;

  @Column(name = "full_marks", updatable = false)
  private BigDecimal fullMarks;

  @Column(name = "pass_mark", updatable = false)
  private BigDecimal passMark;

  @Column(name = "expected_marks", updatable = false)
  private BigDecimal expectedMarks;

  @Column(name = "question_count", updatable = false)
  private int questionCount;

  /** Version ids in the order of the sheet, separated by blanks. */
  @Column(updatable = false)
  private String items;

  @Column(updatable = false)
  private String sheet;

  @Column(name = "answer_key", updatable = false)
  private String answerKey;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  protected Paper() {}

  /**
   * @param number within the seed, from 1
   */
  Paper(BlueprintVersion version, BankSnapshot snapshot, Purpose purpose, long seed, int number) {
    this.publicId = PublicId.fresh().value();
    this.blueprintVersion = version;
    this.blueprint = version.blueprint().publicId();
    this.snapshot = snapshot;
    this.purpose = purpose;
    this.method = Deal.METHOD;
    this.seed = seed;
    this.number = number;
    this.title = version.blueprint().name();
    this.minutes = version.minutes();
    this.fullMarks = version.fullMarks();
    this.passMark = version.passMark();
  }

  /** Fills in what was written for it. */
  Paper with(PaperWriter.Written written, double expected, Instant now) {
    sheet = written.sheet();
    answerKey = written.key();
    items = String.join(" ", written.versionIds());
    questionCount = written.versionIds().size();
    expectedMarks = BigDecimal.valueOf(expected).setScale(2, RoundingMode.HALF_UP);
    madeAt = now;
    return this;
  }

  PaperSheet asSheet() {
    return new PaperSheet(
        publicId,
        blueprint,
        title,
        minutes,
        fullMarks,
        passMark,
        questionCount,
        sheet.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  PaperKey asKey() {
    return new PaperKey(
        publicId, blueprint, title, fullMarks, passMark, PaperWriter.readKey(answerKey));
  }

  String publicId() {
    return publicId;
  }

  BlueprintVersion blueprintVersion() {
    return blueprintVersion;
  }

  BankSnapshot snapshot() {
    return snapshot;
  }

  int method() {
    return method;
  }

  long seed() {
    return seed;
  }

  int number() {
    return number;
  }

  String title() {
    return title;
  }

  int minutes() {
    return minutes;
  }

  List<String> items() {
    return List.of(items.split(" "));
  }

  String sheet() {
    return sheet;
  }

  String answerKey() {
    return answerKey;
  }
}
