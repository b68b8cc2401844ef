package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.Likeness;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * One question of the bank: a stable identity and code over a growing list of immutable {@link
 * QuestionVersion}s. A draft is reviewed by somebody else than the author of its current version,
 * then made live; every revision makes a new version and a draft again, while papers already drawn
 * keep the version they hold. The columns besides identity and state repeat the current version so
 * that lists and draws need no other table.
 */
@Entity
@Table(name = "question")
class Question {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  @SequenceGenerator(name = "exam_bank_seq", sequenceName = "exam_bank_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  private String code;

  @Enumerated(EnumType.STRING)
  private QuestionState state;

  @Column(name = "state_reason")
  private String stateReason;

  @Enumerated(EnumType.STRING)
  private QuestionType type;

  @Enumerated(EnumType.STRING)
  private Difficulty difficulty;

  @Column(name = "syllabus_point")
  private String syllabusPoint;

  @Column(name = "stem_text")
  private String stemText;

  @Column(name = "version_number")
  private int versionNumber;

  @Column(name = "current_version_id")
  private long currentVersionId;

  @Column(name = "current_version_public_id")
  private String currentVersionPublicId;

  private String author;
  private String reviewer;
  private String fingerprint;
  private String keyprint;
  private byte[] signature;
  private String source;

  @Column(name = "import_id")
  private Long importId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  @OneToMany(
      mappedBy = "question",
      cascade = CascadeType.ALL,
      orphanRemoval = true,
      fetch = FetchType.LAZY)
  private Set<Applicability> applicabilities = new HashSet<>();

  @OneToMany(
      mappedBy = "question",
      cascade = CascadeType.ALL,
      orphanRemoval = true,
      fetch = FetchType.LAZY)
  private Set<CitedArticle> citedArticles = new HashSet<>();

  protected Question() {}

  /** A new draft without content; {@link #adopt} must follow before it is stored. */
  Question(String code, String source, String author, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.code = code;
    this.source = source;
    this.author = author;
    this.state = QuestionState.DRAFT;
    this.stateReason = "";
    this.createdAt = now;
    this.changedAt = now;
  }

  /** Makes the version the current one. */
  void adopt(QuestionVersion added, Item item, Likeness likeness) {
    versionNumber = added.number();
    currentVersionId = added.id();
    currentVersionPublicId = added.publicId();
    author = added.author();
    reviewer = null;
    type = item.type();
    difficulty = item.difficulty();
    syllabusPoint = item.syllabusPoint();
    String plain = item.stem().plain();
    stemText = plain.length() > 4000 ? plain.substring(0, 4000) : plain;
    fingerprint = likeness.fingerprint();
    keyprint = likeness.keyprint();
    signature = likeness.signatureBytes();
    changedAt = added.createdAt();
    Set<Applicability> wanted = new HashSet<>();
    Classification classification = item.classification();
    classification
        .categories()
        .forEach(c -> wanted.add(new Applicability(this, Applicability.Kind.CATEGORY, c.name())));
    classification
        .industries()
        .forEach(n -> wanted.add(new Applicability(this, Applicability.Kind.INDUSTRY, n)));
    classification
        .subOperations()
        .forEach(n -> wanted.add(new Applicability(this, Applicability.Kind.SUB_OPERATION, n)));
    applicabilities.retainAll(wanted);
    applicabilities.addAll(wanted);
    Set<CitedArticle> cited = new HashSet<>();
    item.laws().forEach(law -> cited.add(new CitedArticle(this, law)));
    citedArticles.retainAll(cited);
    citedArticles.addAll(cited);
  }

  /**
   * A revised question is a draft again.
   *
   * @throws QuestionRefused if the question is retired
   */
  QuestionStep reopen(String actor, Instant now) {
    if (state == QuestionState.RETIRED) {
      throw new QuestionRefused("retired", code);
    }
    return state == QuestionState.DRAFT ? null : move(QuestionState.DRAFT, actor, "", now);
  }

  /**
   * The second person's yes.
   *
   * @throws QuestionRefused if the reviewer wrote the current version
   */
  QuestionStep review(String actor, String remark, Instant now) {
    if (actor.equals(author)) {
      throw new QuestionRefused("review.own", code);
    }
    QuestionStep step = move(QuestionState.REVIEWED, actor, remark, now);
    reviewer = actor;
    stateReason = "";
    return step;
  }

  /**
   * Any other change of state.
   *
   * @param reason why; kept with the question and in its history
   * @throws QuestionRefused if the graph has no such way
   */
  QuestionStep move(QuestionState to, String actor, String reason, Instant now) {
    if (!state.mayBecome(to)) {
      throw new QuestionRefused("state", code, state, to);
    }
    QuestionStep step = new QuestionStep(this, state, to, actor, reason, now);
    state = to;
    stateReason = reason;
    changedAt = now;
    return step;
  }

  /**
   * Puts back what a draft replaced by mistake; {@link #adopt} must have made the version before
   * the current one.
   *
   * @param before the state that version had, with its reason and reviewer
   */
  QuestionStep putBack(
      QuestionState before,
      String beforeReason,
      String beforeReviewer,
      String actor,
      String reason,
      Instant now) {
    QuestionStep step = new QuestionStep(this, state, before, actor, reason, now);
    state = before;
    stateReason = beforeReason;
    reviewer = beforeReviewer;
    changedAt = now;
    return step;
  }

  /** Shipped content was reviewed before it was shipped: straight to live. */
  void publishReviewed(String reviewedBy, Instant now) {
    reviewer = reviewedBy;
    state = QuestionState.LIVE;
    stateReason = "";
    changedAt = now;
  }

  void cameWith(Long importOfIt) {
    importId = importOfIt;
  }

  /** A code nobody chose: the letter Q and the row number. */
  void numberItself() {
    code = "Q-" + id;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String code() {
    return code;
  }

  QuestionState state() {
    return state;
  }

  String stateReason() {
    return stateReason;
  }

  int versionNumber() {
    return versionNumber;
  }

  long currentVersionId() {
    return currentVersionId;
  }

  boolean isCurrent(String versionPublicId) {
    return versionPublicId.equals(currentVersionPublicId);
  }

  String author() {
    return author;
  }

  String reviewer() {
    return reviewer;
  }

  String source() {
    return source;
  }

  Long importId() {
    return importId;
  }

  String fingerprint() {
    return fingerprint;
  }

  String keyprint() {
    return keyprint;
  }

  int lockVersion() {
    return version;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Question question && publicId.equals(question.publicId);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(publicId);
  }
}
