package cn.shenhe.portal.exambank.sitting;

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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * An exam session: who may sit which blueprint's papers, when and where. Life cycle: draft → open,
 * either → cancelled. The number of places taken is moved only by the repository's conditional
 * update, so that it never exceeds the capacity.
 */
@Entity
@Table(name = "exam_session")
public class ExamSession {

  private static final int LONGEST_REASON = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String title;
  private String blueprint;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Column(name = "sub_operation")
  private String subOperation;

  @Enumerated(EnumType.STRING)
  private ExamSessionState state = ExamSessionState.DRAFT;

  private boolean remote;
  private String place;

  @Column(name = "enrol_from")
  private Instant enrolFrom;

  @Column(name = "enrol_until")
  private Instant enrolUntil;

  @Column(name = "opens_at")
  private Instant opensAt;

  @Column(name = "entry_until")
  private Instant entryUntil;

  @Column(name = "ends_at")
  private Instant endsAt;

  private int capacity;

  @Column(updatable = false)
  private int enrolled;

  @Column(name = "hours_required")
  private Integer hoursRequired;

  @Column(name = "category_only")
  private boolean categoryOnly;

  private String networks;

  @Column(name = "browser_keys")
  private String browserKeys;

  private boolean demo;

  @Column(name = "prepared_at")
  private Instant preparedAt;

  @Column(name = "cancel_reason")
  private String cancelReason;

  @Column(name = "moved_at")
  private Instant movedAt;

  @Column(name = "made_at")
  private Instant madeAt;

  @Version private int version;

  protected ExamSession() {}

  ExamSession(SessionPlan plan, boolean demo, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.demo = demo;
    this.madeAt = now;
    write(plan);
  }

  /**
   * Writes the plan; once announced the blueprint stays, because papers may be drawn, and once it
   * has ended everything does, because those who never came are marked absent for good.
   *
   * @throws SittingRefused when the plan or the change is not possible
   */
  void revise(SessionPlan plan, Instant now) {
    if (state == ExamSessionState.CANCELLED
        || (state == ExamSessionState.OPEN && !plan.blueprint().equals(blueprint))) {
      throw new SittingRefused("sitting.session.state");
    }
    if (plan.capacity() < enrolled) {
      throw new SittingRefused("sitting.session.capacity", enrolled);
    }
    if (state == ExamSessionState.OPEN && ended(now)) {
      throw new SittingRefused("sitting.session.ended");
    }
    if (state == ExamSessionState.OPEN && plan.endsAt() != null && plan.endsAt().isBefore(now)) {
      throw new SittingRefused("sitting.session.end-past");
    }
    SessionMoved.Appointed before = appointed();
    write(plan);
    if (state == ExamSessionState.OPEN && !before.equals(appointed())) {
      movedAt = now;
    }
  }

  /** When and where it is held. */
  SessionMoved.Appointed appointed() {
    return new SessionMoved.Appointed(opensAt, entryUntil, endsAt, remote ? "" : place);
  }

  private void write(SessionPlan plan) {
    plan.check();
    title = plan.title().strip();
    blueprint = plan.blueprint();
    category = plan.category();
    subOperation = plan.subOperation() == null ? "" : plan.subOperation();
    remote = plan.remote();
    place = plan.place() == null ? "" : plan.place().strip();
    enrolFrom = plan.enrolFrom();
    enrolUntil = plan.enrolUntil();
    opensAt = plan.opensAt();
    entryUntil = plan.entryUntil();
    endsAt = plan.endsAt();
    capacity = plan.capacity();
    hoursRequired = plan.hoursRequired();
    categoryOnly = plan.categoryOnly();
    networks = String.join(" ", plan.networks());
    browserKeys = String.join(" ", plan.browserKeys());
  }

  /**
   * @throws SittingRefused when it is not a draft
   */
  void open() {
    if (state != ExamSessionState.DRAFT) {
      throw new SittingRefused("sitting.session.state");
    }
    state = ExamSessionState.OPEN;
  }

  /**
   * @param reason as candidates are told, 2–400 characters
   * @throws SittingRefused without a reason, when it is cancelled already, or was held
   */
  void cancel(String reason, Instant now) {
    if (state == ExamSessionState.CANCELLED) {
      throw new SittingRefused("sitting.session.state");
    }
    if (state == ExamSessionState.OPEN && ended(now)) {
      throw new SittingRefused("sitting.session.held");
    }
    String said = reason == null ? "" : reason.strip();
    if (said.length() < 2 || said.length() > LONGEST_REASON) {
      throw new SittingRefused("sitting.session.reason", LONGEST_REASON);
    }
    state = ExamSessionState.CANCELLED;
    cancelReason = said;
  }

  boolean movedAfter(Instant moment) {
    return movedAt != null && movedAt.isAfter(moment);
  }

  boolean ended(Instant now) {
    return now.isAfter(endsAt);
  }

  void prepared(Instant now) {
    preparedAt = now;
  }

  SessionRow row() {
    return new SessionRow(
        publicId,
        title,
        blueprint,
        category,
        subOperation,
        state,
        remote,
        place,
        enrolFrom,
        enrolUntil,
        opensAt,
        entryUntil,
        endsAt,
        capacity,
        enrolled,
        hoursRequired,
        categoryOnly,
        networks(),
        browserKeys(),
        demo,
        preparedAt,
        cancelReason,
        movedAt);
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String title() {
    return title;
  }

  String blueprint() {
    return blueprint;
  }

  Category category() {
    return category;
  }

  String subOperation() {
    return subOperation;
  }

  ExamSessionState state() {
    return state;
  }

  Instant enrolFrom() {
    return enrolFrom;
  }

  Instant enrolUntil() {
    return enrolUntil;
  }

  Instant opensAt() {
    return opensAt;
  }

  Instant entryUntil() {
    return entryUntil;
  }

  Instant endsAt() {
    return endsAt;
  }

  Integer hoursRequired() {
    return hoursRequired;
  }

  boolean categoryOnly() {
    return categoryOnly;
  }

  boolean demo() {
    return demo;
  }

  List<String> networks() {
    return words(networks);
  }

  List<String> browserKeys() {
    return words(browserKeys);
  }

  static List<String> words(String text) {
    return text == null || text.isBlank() ? List.of() : Arrays.asList(text.split(" "));
  }
}
