package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One step of {@link BookingUpkeep}, in a transaction of its own. */
@Stateless
@RolesAllowed({"SYSTEM", "DUTY_OFFICER", "ADMINISTRATOR"})
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UpkeepStep {

  /** Before the visit; the mark of the reminder is the duration itself. */
  private static final List<Duration> REMINDERS = List.of(Duration.ofDays(1), Duration.ofHours(2));

  private static final int UNSENT_MOST = 500;
  private static final Duration DRAFTS_LIVE = Duration.ofDays(1);

  /** A booking and which reminder it is due for. */
  public record Due(String booking, String mark) {}

  @Inject BookingRepository bookings;
  @Inject BaseRepository bases;
  @Inject BookingRules rules;
  @Inject BookingFlow flow;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject SessionMaking making;
  @Inject BookingSeed seed;
  @Inject Post post;
  @Inject InstantSource clock;

  public List<String> bases() {
    return bases.bases().stream().map(ExperienceBase::publicId).toList();
  }

  public void makeSessions(String base) {
    bases.base(base).ifPresent(making::make);
  }

  public List<String> offersOver(Instant now) {
    return bookings.offersOver(now);
  }

  public List<String> undecidedAtStart(Instant now) {
    return bookings.undecidedAtStart(now);
  }

  public List<Long> waitedFor(Instant now) {
    return bookings.quotasWaitedFor(now);
  }

  public List<String> missed(Instant endedBefore) {
    return bookings.missed(endedBefore);
  }

  public List<String> hitByClosures() {
    return bookings.hitByClosures();
  }

  /** Confirmed visits that begin within a reminder's time, the shortest that fits. */
  public List<Due> toRemind(Instant now) {
    List<Due> due = new ArrayList<>();
    Instant from = now;
    for (int i = REMINDERS.size() - 1; i >= 0; i--) {
      Duration before = REMINDERS.get(i);
      Instant until = now.plus(before);
      bookings
          .confirmedStarting(from, until)
          .forEach(id -> due.add(new Due(id, before.toString())));
      from = until;
    }
    return due;
  }

  public void remind(Due due) {
    Booking booking = bookings.lockById(due.booking()).orElseThrow();
    // One that was booked an hour ago has just been told; the mark carries the time it is for.
    boolean justTold = booking.submittedAt().isAfter(clock.instant().minus(Duration.ofHours(1)));
    if (booking.state() == BookingState.CONFIRMED && !justTold) {
      letters.write(
          booking, Notice.Kind.REMINDER, due.mark() + "@" + booking.firstStart().getEpochSecond());
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
      bookings.add(new Block(booking.contactKey(), now, rules.blockDays()));
    }
  }

  /** The base cancels: no cut-off, no absence. */
  public void closeBooking(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state().open()) {
      String reason =
          bookings.places(booking).stream()
              .map(BookingPlace::session)
              .filter(VisitSession::closed)
              .map(VisitSession::closeReason)
              .findFirst()
              .orElse("");
      flow.end(booking, BookingState.CLOSED, reason, Notice.Kind.CLOSED);
    }
  }

  /** Letters that have not gone to the post, the oldest first. */
  public List<Long> unsent() {
    return bookings.unsent(UNSENT_MOST).stream().map(Notice::id).toList();
  }

  /** One letter to the post, which carries it on once this transaction is over. */
  public void post(Long notice) {
    Notice letter = bookings.notice(notice).orElseThrow();
    post.send(letter);
    letter.sent(clock.instant());
  }

  public List<String> oldDrafts(Instant now) {
    return bookings.oldDrafts(now.minus(DRAFTS_LIVE)).stream().map(Booking::publicId).toList();
  }

  public void throwAway(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state() == BookingState.DRAFT) {
      bookings.removeVisitors(booking);
      bookings.removePlaces(booking);
      bookings.remove(booking);
    }
  }

  public List<String> toPurge(Instant now) {
    return bookings.toPurge(now.minus(Duration.ofDays(rules.keepDays()))).stream()
        .map(Booking::publicId)
        .toList();
  }

  public void purge(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    bookings.removeVisitors(booking);
    booking.purge(clock.instant());
  }

  public void purgeStrikes(Instant now) {
    bookings.removeOldStrikes(now.minus(Duration.ofDays(rules.strikeDays())));
  }

  public void seed() {
    seed.run();
  }

  public void loadDemo() {
    seed.demo();
  }
}
