package cn.shenhe.portal.training.booking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * One name of a booking, where names are needed; of the document only the last four characters are
 * kept, for the check at the door. Removed by the purge.
 */
@Entity
@Table(name = "booking_visitor")
public class BookingVisitor {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "booking_id")
  private Long bookingId;

  private String name;

  @Column(name = "number_end")
  private String numberEnd;

  private boolean present;
  private int position;

  protected BookingVisitor() {}

  BookingVisitor(Booking booking, Party.Visitor visitor, int position) {
    this.bookingId = booking.id();
    this.name = visitor.name();
    this.numberEnd = visitor.numberEnd();
    this.position = position;
  }

  void tick(boolean came) {
    present = came;
  }

  Long id() {
    return id;
  }

  String name() {
    return name;
  }

  String numberEnd() {
    return numberEnd;
  }

  boolean present() {
    return present;
  }
}
