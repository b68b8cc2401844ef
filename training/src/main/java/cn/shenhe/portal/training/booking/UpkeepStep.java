package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What {@link BookingUpkeep} does to one booking, in a transaction of its own; which ones are due
 * says {@link BookingsDue}.
 */
@Stateless
@RolesAllowed({"SYSTEM", "DUTY_OFFICER", "ADMINISTRATOR"})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UpkeepStep {

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject BookingFlow flow;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject StaffLetters staffLetters;
  @Inject SessionMaking making;
  @Inject Post post;
  @Inject InstantSource clock;

  public void makeSessions(String base) {
    bases.base(base).ifPresent(making::make);
  }

  public void remind(BookingsDue.Due due) {
    Booking booking = bookings.lockById(due.booking()).orElseThrow();
    // One that was booked an hour ago has just been told; the mark carries the time it is for.
    boolean justTold = booking.submittedAt().isAfter(clock.instant().minus(Duration.ofHours(1)));
    if (booking.state() == BookingState.CONFIRMED && !justTold) {
      letters.write(
          booking, Notice.Kind.REMINDER, due.mark() + "@" + booking.firstStart().getEpochSecond());
    }
  }

  /** Those who may decide hear once that a group's request has waited long. */
  public void remindStaff(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    Instant now = clock.instant();
    boolean told =
        booking.staffRemindedAt() != null && !booking.staffRemindedAt().isBefore(booking.askedAt());
    if (booking.state() == BookingState.PENDING && !told) {
      booking.staffReminded(now);
      staffLetters.requestWaits(booking, Duration.between(booking.askedAt(), now).toDays());
    }
  }

  /** The offer ran out, or the session began before there was a place or a decision. */
  public void lapse(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    Instant now = clock.instant();
    boolean over =
        switch (booking.state()) {
          case OFFERED -> !now.isBefore(booking.offerUntil());
          case WAITING, PENDING -> !now.isBefore(booking.firstStart());
          default -> false;
        };
    if (over) {
      flow.end(
          booking,
          booking.state() == BookingState.PENDING ? BookingState.REFUSED : BookingState.LAPSED,
          null,
          booking.state() == BookingState.PENDING ? Notice.Kind.REFUSED : Notice.Kind.LAPSED);
    }
  }

  public void offerTogether(String id) {
    ledger.offerTogether(bookings.lockById(id).orElseThrow());
  }

  public void offer(Long quota) {
    ledger.offer(quota);
  }

  /** Nobody came: an absence, and after enough of them a block. Groups are never blocked. */
  public void miss(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state() != BookingState.CONFIRMED) {
      return;
    }
    Instant now = clock.instant();
    booking.end(BookingState.NO_SHOW, null, now);
    if (booking.kind() == BookingKind.GROUP || booking.contactKey() == null) {
      return;
    }
    bookings.add(new Strike(booking, now));
    bookings.flush();
    letters.write(booking, Notice.Kind.MISSED);
    long counted =
        bookings.strikes(booking.contactKey(), now.minus(Duration.ofDays(rules.strikeDays())));
    boolean free = bookings.blockInForce(booking.contactKey(), now).isEmpty();
    if (counted >= rules.strikes() && free) {
      Block block = new Block(booking.contactKey(), now, rules.blockDays());
      bookings.add(block);
      letters.write(booking, Notice.Kind.BLOCKED, block.publicId());
    }
  }

  /** The base cancels: no cut-off, no absence. */
  public void closeBooking(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state().open()) {
      // One that was opened again in the meantime keeps its bookings.
      bookings.places(booking).stream()
          .map(BookingPlace::session)
          .filter(VisitSession::closed)
          .map(VisitSession::closeReason)
          .findFirst()
          .ifPresent(reason -> flow.end(booking, BookingState.CLOSED, reason, Notice.Kind.CLOSED));
    }
  }

  /** One letter to the post, which carries it on once this transaction is over. */
  public void post(Long notice) {
    Notice letter = bookings.notice(notice).orElseThrow();
    post.send(letter);
    letter.sent(clock.instant());
  }

  public void throwAway(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state() == BookingState.DRAFT) {
      bookings.removeVisitors(booking);
      bookings.removePlaces(booking);
      bookings.remove(booking);
    }
  }

  public void purge(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    bookings.removeVisitors(booking);
    booking.purge(clock.instant());
  }

  /**
   * What appeals tell goes as soon as the visits' names do, the absences when they count no more.
   */
  public void purgeStrikes(Instant now) {
    bookings.clearAppeals(now.minus(Duration.ofDays(rules.keepDays())), now);
    bookings.removeOldStrikes(now.minus(Duration.ofDays(rules.strikeDays())));
  }
}
