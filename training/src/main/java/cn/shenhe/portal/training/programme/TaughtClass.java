package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * A class a person attended who belongs to no enterprise's list, as staff recorded it for an
 * enrolment, with the four fields the law asks for. Source: 安全生产法 (2021) article 28. Never changed;
 * a mistake is cancelled with a reason and recorded anew.
 */
@Entity
@Table(name = "taught_class")
public class TaughtClass {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String enrolment;
  private String person;
  private String content;
  private String teacher;
  private String basis;
  private String unit;

  @Column(name = "started_at")
  private Instant startedAt;

  private int minutes;

  @Enumerated(EnumType.STRING)
  private TaughtResult result;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "cancelled_at")
  private Instant cancelledAt;

  @Column(name = "cancel_reason")
  private String cancelReason;

  @Version private int version;

  protected TaughtClass() {}

  TaughtClass(Enrolment enrolment, EnrolmentDesk.Taught taught, String by, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.enrolment = enrolment.publicId();
    this.person = enrolment.person();
    this.content = taught.content();
    this.teacher = taught.teacher();
    this.basis = taught.basis();
    this.unit = taught.unit();
    this.startedAt = taught.startedAt();
    this.minutes = taught.minutes();
    this.result = taught.result();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  void cancel(String reason, Instant now) {
    cancelledAt = now;
    cancelReason = reason;
  }

  /** Counts for the enrolment that took the place of its own. */
  void movesTo(Enrolment other) {
    enrolment = other.publicId();
  }

  String publicId() {
    return publicId;
  }

  String enrolment() {
    return enrolment;
  }

  String content() {
    return content;
  }

  String teacher() {
    return teacher;
  }

  String basis() {
    return basis;
  }

  /** Title of the unit on the spot it stands for; empty for none. */
  String unit() {
    return unit;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return startedAt.plus(Duration.ofMinutes(minutes));
  }

  int minutes() {
    return minutes;
  }

  TaughtResult result() {
    return result;
  }

  boolean cancelled() {
    return cancelledAt != null;
  }

  String cancelReason() {
    return cancelReason;
  }
}
