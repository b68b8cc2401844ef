package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.booking.VisitAttended;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Somebody with an account visited an experience base. Kept apart from the booking, which forgets
 * who came some days after the visit; one row per booking.
 */
@Entity
@Table(name = "attended_visit")
public class AttendedVisit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  private String person;
  private String booking;
  private String base;
  private String programme;
  private int minutes;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "there_at")
  private Instant thereAt;

  protected AttendedVisit() {}

  AttendedVisit(VisitAttended visit) {
    person = visit.person();
    booking = visit.booking();
    base = visit.base();
    programme = visit.programme();
    minutes = visit.minutes();
    startedAt = visit.startedAt();
    thereAt = visit.thereAt();
  }

  String base() {
    return base;
  }

  String programme() {
    return programme;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return startedAt.plusSeconds(minutes * 60L);
  }
}
