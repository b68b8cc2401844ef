package cn.shenhe.portal.training.booking;

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

/** The part of a booking that goes to one session; a large group has several. */
@Entity
@Table(name = "booking_place")
public class BookingPlace {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "booking_id")
  private Booking booking;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "session_id")
  private VisitSession session;

  @Column(name = "quota_id")
  private Long quotaId;

  private int places;
  private Integer present;

  protected BookingPlace() {}

  BookingPlace(Booking booking, VisitSession session, SessionQuota quota, int places) {
    this.booking = booking;
    this.session = session;
    this.quotaId = quota.id();
    this.places = places;
  }

  /** So many of this part are here; a second time corrects the first. */
  void came(int people) {
    present = people;
  }

  Long id() {
    return id;
  }

  Booking booking() {
    return booking;
  }

  VisitSession session() {
    return session;
  }

  Long quotaId() {
    return quotaId;
  }

  int places() {
    return places;
  }

  /** How many of this part came; null while nobody has been counted. */
  Integer present() {
    return present;
  }
}
