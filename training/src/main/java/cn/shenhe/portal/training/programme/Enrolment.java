package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.PublicId;
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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody is to complete a programme. Life cycle: open → completed (hours and compulsory lessons)
 * or closed without. Invariants: one first training per person (or employee) and programme, and one
 * refresher that is not completed; the edition it began with stays; without a number of hours it is
 * never completed by itself.
 */
@Entity
@Table(name = "programme_enrolment")
public class Enrolment {

  /** Who enrolled the person. */
  public enum Source {
    SELF,
    ROSTER,
    STAFF
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "edition_id")
  private ProgrammeEdition edition;

  @Enumerated(EnumType.STRING)
  private JobCategory category;

  private String person;
  private String employee;
  private String organisation;

  @Enumerated(EnumType.STRING)
  private EnrolmentKind kind;

  @Column(name = "high_risk")
  private boolean highRisk;

  @Enumerated(EnumType.STRING)
  private Source source;

  @Column(name = "started_on")
  private LocalDate startedOn;

  @Column(name = "began_at")
  private Instant beganAt;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "required_ms")
  private Long requiredMs;

  @Column(name = "online_ms")
  private long onlineMs;

  @Column(name = "class_ms")
  private long classMs;

  @Column(name = "taught_ms")
  private long taughtMs;

  @Column(name = "visit_ms")
  private long visitMs;

  private String industry = "";

  @Column(name = "completed_at")
  private Instant completedAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(name = "open_key")
  private String openKey;

  @Version private int version;

  protected Enrolment() {}

  Enrolment(
      ProgrammeEdition edition,
      EnrolmentKind kind,
      boolean highRisk,
      Source source,
      LocalDate startedOn,
      HourLength hour) {
    this.publicId = PublicId.fresh().value();
    this.edition = edition;
    this.category = edition.programme().category();
    this.kind = kind;
    this.highRisk = highRisk;
    this.source = source;
    this.startedOn = startedOn;
    this.dueOn = edition.due(kind, startedOn);
    this.requiredMs = required(hour);
  }

  private Long required(HourLength hour) {
    Integer hours = edition.hours(kind, highRisk);
    return hours == null ? null : hour.millis(hours);
  }

  /** Only what is learned from this moment on counts. */
  void countsFrom(Instant moment) {
    beganAt = moment;
  }

  /** Whether something of a moment counts: from its beginning until it was completed. */
  boolean spans(Instant moment) {
    return spans(moment, moment);
  }

  /**
   * Whether something with a wait before it counts: the door opens before the session, and coming
   * in may be what completes it.
   *
   * @param from when the person was there
   * @param start when it begins; not before
   */
  boolean spans(Instant from, Instant start) {
    return (beganAt == null || !start.isBefore(beganAt))
        && (completedAt == null || !from.isAfter(completedAt));
  }

  /** The key that keeps a second open one away. */
  static String key(String who, ProgrammeEdition edition, EnrolmentKind kind) {
    return who + ":" + edition.programme().id() + ":" + kind.name().charAt(0);
  }

  void of(String account) {
    person = account;
    openKey = key(account, edition, kind);
  }

  /** Of an employee who may have no account yet. */
  void of(String employeeId, String organisationId, String account) {
    employee = employeeId;
    organisation = organisationId;
    person = account;
    openKey = key(account == null ? employeeId : account, edition, kind);
  }

  /** The employee has an account now. */
  void joined(String account) {
    person = account;
    openKey = openKey == null ? null : key(account, edition, kind);
  }

  /** Whether it keeps a second one of its kind away. */
  boolean exclusive() {
    return openKey != null;
  }

  /** What is asked for has grown: another of its kind may be opened beside it. */
  void giveWay() {
    openKey = null;
  }

  /** The day the post was taken, or the risk of the work, was corrected. */
  void corrected(boolean risk, LocalDate since, HourLength hour) {
    highRisk = risk;
    requiredMs = required(hour);
    if (kind == EnrolmentKind.INITIAL) {
      startedOn = since;
      dueOn = edition.due(kind, since);
    }
  }

  /** What has been learned so far; completes it when all that is asked for is there. */
  void progressed(long online, long inClass, boolean lessonsDone, Instant now) {
    onlineMs = online;
    classMs = inClass;
    boolean enough = requiredMs != null && online + inClass + taughtMs + visitMs >= requiredMs;
    if (completedAt == null && enough && lessonsDone) {
      completedAt = now;
      if (kind == EnrolmentKind.REFRESHER) {
        openKey = null;
      }
    }
  }

  /** Class time staff recorded, all of it. */
  void taught(long millis) {
    taughtMs = millis;
  }

  /** Time at experience bases for its units, all of it. */
  void visited(long millis) {
    visitMs = millis;
  }

  /** Whose hours are asked for; for showing, the risk is what counts. */
  void inIndustry(String name) {
    industry = name;
  }

  String industry() {
    return industry;
  }

  long visitMs() {
    return visitMs;
  }

  /** Time learned in any way. */
  long learnedMs() {
    return onlineMs + classMs + taughtMs + visitMs;
  }

  /** Whether what is learned here counts for an examination of this category and operation. */
  boolean counts(JobCategory of, String subOperation) {
    String own = edition.programme().subOperation();
    return category == of && (own == null || own.isEmpty() || own.equals(subOperation));
  }

  void close(Instant now) {
    closedAt = now;
    openKey = null;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  ProgrammeEdition edition() {
    return edition;
  }

  String person() {
    return person;
  }

  String employee() {
    return employee;
  }

  EnrolmentKind kind() {
    return kind;
  }

  boolean highRisk() {
    return highRisk;
  }

  Source source() {
    return source;
  }

  LocalDate startedOn() {
    return startedOn;
  }

  Instant beganAt() {
    return beganAt;
  }

  LocalDate dueOn() {
    return dueOn;
  }

  Long requiredMs() {
    return requiredMs;
  }

  long onlineMs() {
    return onlineMs;
  }

  long classMs() {
    return classMs;
  }

  long taughtMs() {
    return taughtMs;
  }

  Instant completedAt() {
    return completedAt;
  }

  Instant closedAt() {
    return closedAt;
  }
}
