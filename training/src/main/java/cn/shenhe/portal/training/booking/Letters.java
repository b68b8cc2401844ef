package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Notes down, in the transaction that is the reason, that somebody has to be told something. */
@ApplicationScoped
class Letters {

  @Inject BookingRepository bookings;
  @Inject InstantSource clock;

  /**
   * Once per kind and mark; a second time does nothing.
   *
   * @param mark which of several letters of the kind it is
   */
  void write(Booking booking, Notice.Kind kind, String mark) {
    if (!bookings.told(booking, kind, mark)) {
      bookings.add(new Notice(booking, kind, mark, clock.instant()));
    }
  }

  /** About the booking as it stands now. */
  void write(Booking booking, Notice.Kind kind) {
    write(booking, kind, "s" + booking.sequence());
  }
}
