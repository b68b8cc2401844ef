package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
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
import java.util.HashSet;
import java.util.Set;

/**
 * One programme in one hall at one time. Made ahead by a job; there is never a second one in the
 * same hall at the same moment. Closing is for good.
 */
@Entity
@Table(name = "visit_session")
public class VisitSession {

  /** Closed because the weekly rules and the calendar no longer hold it. */
  static final String RULES = "RULES";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "base_id")
  private ExperienceBase base;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "hall_id")
  private Hall hall;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "programme_id")
  private VisitProgramme programme;

  @Column(name = "visit_day")
  private LocalDate day;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private boolean closed;

  @Column(name = "close_reason")
  private String closeReason;

  @Column(name = "closed_by")
  private String closedBy;

  private String host;

  private String campaign;

  @ElementCollection
  @CollectionTable(name = "session_staff", joinColumns = @JoinColumn(name = "session_id"))
  @Column(name = "person")
  private Set<String> staff = new HashSet<>();

  @Version private int version;

  protected VisitSession() {}

  /** One that no weekly rule holds. */
  VisitSession(Hall hall, VisitProgramme programme, LocalDate day, Instant start, String campaign) {
    this.publicId = PublicId.fresh().value();
    this.base = hall.base();
    this.hall = hall;
    this.programme = programme;
    this.day = day;
    this.startsAt = start;
    this.endsAt = start.plusSeconds(programme.minutes() * 60L);
    this.closeReason = "";
    this.host = "";
    this.campaign = campaign;
  }

  VisitSession(SessionPlan.Planned planned) {
    this.publicId = PublicId.fresh().value();
    this.base = planned.rule().base();
    this.hall = planned.rule().hall();
    this.programme = planned.rule().programme();
    this.day = planned.day();
    this.startsAt = planned.start();
    this.endsAt = planned.end();
    this.closeReason = "";
    this.host = "";
  }

  /** Whether it has its hall at some time between two moments. */
  boolean overlaps(Hall in, Instant from, Instant to) {
    return hall.publicId().equals(in.publicId()) && startsAt.isBefore(to) && endsAt.isAfter(from);
  }

  /** Its place in the hall is what this rule holds now. */
  void hold(SessionPlan.Planned planned) {
    programme = planned.rule().programme();
    endsAt = planned.end();
  }

  /** Whether it was opened for a campaign, besides the weekly rules. */
  boolean extra() {
    return campaign != null;
  }

  /** Public id of the campaign it was opened for; null for none. */
  String campaign() {
    return campaign;
  }

  /**
   * @param by public id of the exception that closes it, {@link #RULES}, or null: staff on its page
   */
  void close(String reason, String by) {
    closed = true;
    closeReason = reason;
    closedBy = by;
  }

  /** It can be booked again; who was sent away is not called back. */
  void reopen() {
    closed = false;
    closeReason = "";
    closedBy = null;
  }

  boolean closedBy(String what) {
    return closed && what.equals(closedBy);
  }

  /**
   * @param accounts public ids of those who receive the visitors
   * @param remark about others, or what they should know
   */
  void assign(Set<String> accounts, String remark) {
    staff.retainAll(accounts);
    staff.addAll(accounts);
    host = remark;
  }

  Set<String> staff() {
    return staff;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  ExperienceBase base() {
    return base;
  }

  Hall hall() {
    return hall;
  }

  VisitProgramme programme() {
    return programme;
  }

  LocalDate day() {
    return day;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  boolean closed() {
    return closed;
  }

  String closeReason() {
    return closeReason;
  }

  String host() {
    return host;
  }
}
