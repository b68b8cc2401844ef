package cn.shenhe.portal.training.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A visit nobody came to. Giving back late is none; a closure by the base is none. */
@Entity
@Table(name = "booking_strike")
public class Strike {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "contact_key")
  private String contactKey;

  @Column(name = "booking_id")
  private Long bookingId;

  @Column(name = "struck_at")
  private Instant struckAt;

  private boolean forgiven;

  protected Strike() {}

  Strike(Booking booking, Instant now) {
    this.contactKey = booking.contactKey();
    this.bookingId = booking.id();
    this.struckAt = now;
  }

  boolean forgiven() {
    return forgiven;
  }

  void forgive() {
    forgiven = true;
  }
}
