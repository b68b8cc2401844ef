package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Training the enterprise held itself, with the four fields the law asks for: time, content,
 * attendees, results. Source: 安全生产法 (2021) article 28. Never changed; a mistake is cancelled with a
 * reason and recorded anew.
 */
@Entity
@Table(name = "class_training")
public class ClassTraining {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String organisation;

  @Enumerated(EnumType.STRING)
  private ClassKind kind;

  private String programme;
  private String unit;
  private String title;
  private String content;
  private String place;
  private String trainer;

  @Column(name = "started_at")
  private Instant startedAt;

  private int minutes;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "cancelled_at")
  private Instant cancelledAt;

  @Column(name = "cancel_reason")
  private String cancelReason;

  @OneToMany(mappedBy = "training", cascade = CascadeType.PERSIST)
  @OrderBy("id")
  private List<ClassAttendance> attendances = new ArrayList<>();

  @Version private int version;

  protected ClassTraining() {}

  ClassTraining(String organisation, ClassRecords.Held held, String by, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.organisation = organisation;
    this.kind = held.kind();
    this.programme = held.programme();
    this.unit = held.unit();
    this.title = held.title();
    this.content = held.content();
    this.place = held.place();
    this.trainer = held.trainer();
    this.startedAt = held.startedAt();
    this.minutes = held.minutes();
    this.createdBy = by;
    this.createdAt = now;
  }

  void attended(String employee, ClassResult result, Integer score) {
    attendances.add(new ClassAttendance(this, employee, result, score));
  }

  void cancel(String reason, Instant now) {
    cancelledAt = now;
    cancelReason = reason;
  }

  String publicId() {
    return publicId;
  }

  String organisation() {
    return organisation;
  }

  ClassKind kind() {
    return kind;
  }

  String programme() {
    return programme;
  }

  String title() {
    return title;
  }

  String content() {
    return content;
  }

  String place() {
    return place;
  }

  String trainer() {
    return trainer;
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

  Instant cancelledAt() {
    return cancelledAt;
  }

  String cancelReason() {
    return cancelReason;
  }

  List<ClassAttendance> attendances() {
    return attendances;
  }
}
