package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Tells the holder of a telephone number, and nobody else, why a booking with it was not taken:
 * whoever typed the number sees one text for all reasons. In a transaction of its own, since that
 * of the booking is rolled back; each reason once a day.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeclinedBooking {

  @Inject BookingRepository bookings;
  @Inject Letters letters;
  @Inject InstantSource clock;

  /** Online booking is paused for the contact: said again, with the way to appeal. */
  @PermitAll
  public void blocked(String contactKey) {
    Instant now = clock.instant();
    bookings
        .blockInForce(contactKey, now)
        .ifPresent(
            block ->
                bookings
                    .latestOf(contactKey)
                    .ifPresent(
                        booking ->
                            letters.write(
                                booking,
                                Notice.Kind.BLOCKED,
                                block.publicId() + Notice.AGAIN + today(now))));
  }

  /** The contact has booked that day already. */
  @PermitAll
  public void limited(String contactKey, LocalDate day) {
    bookings
        .bySlot(contactKey + "|" + day + "|1")
        .ifPresent(booking -> letters.write(booking, Notice.Kind.LIMITED, today(clock.instant())));
  }

  private static String today(Instant now) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(BookingRules.today(now));
  }
}
