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
import java.time.LocalDate;

/**
 * A range of days, both ends included, on which a base (or one hall) does not follow the calendar:
 * closed ({@code asWeekday} 0) or open as on the given weekday (1–7), whatever the calendar says.
 */
@Entity
@Table(name = "opening_exception")
public class OpeningException {

  static final int CLOSED = 0;

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

  @Column(name = "first_day")
  private LocalDate firstDay;

  @Column(name = "last_day")
  private LocalDate lastDay;

  @Column(name = "as_weekday")
  private int asWeekday;

  private String reason;

  @Version private int version;

  protected OpeningException() {}

  OpeningException(
      ExperienceBase base,
      Hall hall,
      LocalDate firstDay,
      LocalDate lastDay,
      int asWeekday,
      String reason) {
    this.publicId = PublicId.fresh().value();
    this.base = base;
    this.hall = hall;
    this.firstDay = firstDay;
    this.lastDay = lastDay;
    this.asWeekday = asWeekday;
    this.reason = reason;
  }

  boolean covers(LocalDate day, Hall other) {
    return !day.isBefore(firstDay)
        && !day.isAfter(lastDay)
        && (hall == null || hall.publicId().equals(other.publicId()));
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

  LocalDate firstDay() {
    return firstDay;
  }

  LocalDate lastDay() {
    return lastDay;
  }

  int asWeekday() {
    return asWeekday;
  }

  String reason() {
    return reason;
  }
}
