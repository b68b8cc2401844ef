package cn.shenhe.portal.training.roster;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;

/**
 * A {@link PostMove} of somebody on a list. Life cycle: open → settled, when a training of workshop
 * level and one of team level are recorded for it; open again when one of them is cancelled.
 * Recorded by mistake it is withdrawn with a reason, for good.
 */
@Entity
@Table(name = "post_change")
public class PostChange {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String organisation;
  private String employee;

  @Enumerated(EnumType.STRING)
  private PostMove.Kind kind;

  @Column(name = "changed_on")
  private LocalDate changedOn;

  @Column(name = "workshop_on")
  private LocalDate workshopOn;

  @Column(name = "team_on")
  private LocalDate teamOn;

  @Column(name = "withdrawn_at")
  private Instant withdrawnAt;

  @Column(name = "withdrawn_reason")
  private String withdrawnReason;

  private boolean settled;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Version private int version;

  protected PostChange() {}

  PostChange(Employee employee, PostMove move, String by, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.organisation = employee.organisation();
    this.employee = employee.publicId();
    this.kind = move.kind();
    this.changedOn = move.day();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  boolean is(PostMove move) {
    return kind == move.kind() && changedOn.equals(move.day());
  }

  /**
   * Which trainings stand for it: the first of each level, whose examination was not failed.
   *
   * @param attended what the employee attended and was not cancelled
   * @param from first day of a training that may be for the new post
   */
  void settleBy(Collection<ClassAttendance> attended, LocalDate from) {
    if (withdrawnAt == null) {
      workshopOn = first(attended, ClassKind.WORKSHOP, from);
      teamOn = first(attended, ClassKind.TEAM, from);
      settled = workshopOn != null && teamOn != null;
    }
  }

  private LocalDate first(Collection<ClassAttendance> attended, ClassKind level, LocalDate from) {
    return attended.stream()
        .filter(a -> a.employee().equals(employee) && a.training().kind() == level)
        .filter(a -> a.result() != ClassResult.FAILED)
        .map(a -> a.training().startedAt().atZone(Officer.BEIJING).toLocalDate())
        .filter(day -> !day.isBefore(from))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  void withdraw(String reason, Instant now) {
    withdrawnAt = now;
    withdrawnReason = reason;
    settled = true;
  }

  boolean withdrawn() {
    return withdrawnAt != null;
  }

  String publicId() {
    return publicId;
  }

  String organisation() {
    return organisation;
  }

  String employee() {
    return employee;
  }

  PostMove move() {
    return new PostMove(kind, changedOn);
  }

  LocalDate workshopOn() {
    return workshopOn;
  }

  LocalDate teamOn() {
    return teamOn;
  }

  String withdrawnReason() {
    return withdrawnReason;
  }
}
