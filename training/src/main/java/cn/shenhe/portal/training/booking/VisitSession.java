package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
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

/**
 * One programme in one hall at one time. Made ahead by a job; there is never a second one in the
 * same hall at the same moment. Closing is for good.
 */
@Entity
@Table(name = "visit_session")
public class VisitSession {

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

  private String host;

  private String campaign;

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

  /** Whether it was opened for a campaign, besides the weekly rules. */
  boolean extra() {
    return campaign != null;
  }

  void close(String reason) {
    closed = true;
    closeReason = reason;
  }

  void assign(String who) {
    host = who;
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
