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

  /**
   * The session whose door ticked the name; null where nobody did, or before it was written down.
   */
  @Column(name = "ticked_in")
  private Long tickedIn;

  private int position;

  protected BookingVisitor() {}

  BookingVisitor(Booking booking, Party.Visitor visitor, int position) {
    this.bookingId = booking.id();
    this.name = visitor.name();
    this.numberEnd = visitor.numberEnd();
    this.position = position;
  }

  void tick(boolean came, VisitSession session) {
    if (came != present) {
      tickedIn = came ? session.id() : null;
    }
    present = came;
  }

  /** Whether the name was ticked at the door of this session. */
  boolean cameTo(VisitSession session) {
    return present && (tickedIn == null || tickedIn.equals(session.id()));
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
