package cn.shenhe.portal.training.booking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * What a visitor does with a booking by its unguessable key: see, move, give back, answer an offer.
 */
@Stateless
public class MyVisit {

  private static final int MINE_MOST = 100;
  private static final int APPEAL_MOST = 500;

  @Resource SessionContext session;
  @Inject BookingRepository bookings;
  @Inject BookingRules rules;
  @Inject BookingFlow flow;
  @Inject SeatLedger ledger;
  @Inject Letters letters;
  @Inject InstantSource clock;

  /**
   * @throws UnknownBooking when the key opens nothing, or only a draft
   */
  @PermitAll
  public BookingSheet visit(String key) {
    Booking booking = bookings.byKey(key).orElseThrow(UnknownBooking::new);
    if (booking.state() == BookingState.DRAFT) {
      throw new UnknownBooking();
    }
    return flow.sheet(booking, true);
  }

  /**
   * The key of a booking whose code and last four digits of the telephone number somebody knows.
   *
   * @throws UnknownBooking when they do not belong together
   */
  @PermitAll
  public String find(String code, String phoneEnd) {
    String tidy = code == null ? "" : code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return bookings
        .byCode(tidy)
        .filter(b -> b.phoneEndsWith(phoneEnd == null ? "" : phoneEnd.strip()))
        .map(Booking::manageKey)
        .orElseThrow(UnknownBooking::new);
  }

  /** Gives the booking back; after the cut-off it is noted as late, which is no absence. */
  @PermitAll
  public void cancel(String key) {
    Booking booking = lock(key);
    if (!clock.instant().isBefore(booking.firstStart())) {
      throw new BookingRefused("booking.begun");
    }
    boolean waiting = booking.state() == BookingState.WAITING;
    boolean late =
        !waiting && !clock.instant().isBefore(rules.cutOff(booking.kind(), booking.firstStart()));
    flow.end(
        booking,
        late ? BookingState.CANCELLED_LATE : BookingState.CANCELLED,
        null,
        Notice.Kind.CANCELLED);
  }

  private Booking lock(String key) {
    return bookings.lockByKey(key).orElseThrow(UnknownBooking::new);
  }

  /** Where the booking could be moved to; its own places count as free. */
  @PermitAll
  public List<Way> ways(String key) {
    Booking booking = bookings.byKey(key).orElseThrow(UnknownBooking::new);
    List<BookingPlace> held = booking.state().holds() ? bookings.places(booking) : List.of();
    return flow.ways(booking, booking.channel(), held).stream().filter(way -> !way.full()).toList();
  }

  /**
   * Moves the booking; its old places are only given back together with the new ones being taken. A
   * group's new time needs the staff's yes again.
   *
   * @throws BookingRefused after the cut-off, too often, when the base takes no bookings now, or
   *     when the places are gone
   */
  @PermitAll
  public void move(String key, String way) {
    Booking booking = lock(key);
    BookingSheet now = flow.sheet(booking, true);
    if (!now.movable()) {
      throw new BookingRefused(now.movesLeft() == 0 ? "booking.move.often" : "booking.move.late");
    }
    flow.checkMayBook(booking);
    List<BookingPlace> old = bookings.places(booking);
    List<BookingPlace> wanted = flow.wanted(booking, booking.channel(), way, false);
    booking.scheduled(wanted.stream().map(BookingPlace::session).toList());
    booking.moved(
        booking.kind() == BookingKind.GROUP ? BookingState.PENDING : BookingState.CONFIRMED,
        clock.instant());
    flow.limit(booking);
    letters.write(booking, Notice.Kind.MOVED);
    ledger.move(old, wanted);
    old.forEach(bookings::remove);
    wanted.forEach(bookings::add);
  }

  /**
   * Another number of people at the same time: fewer give their places back at once.
   *
   * @throws BookingRefused as {@link BookingFlow#resize}
   */
  @PermitAll
  public void resize(String key, Party party) {
    flow.resize(lock(key), party);
  }

  /**
   * Takes an offer of the waiting list.
   *
   * @throws BookingRefused when it ran out
   */
  @PermitAll
  public void acceptOffer(String key) {
    flow.accept(lock(key));
  }

  /** Says no to an offer, so that the next one gets it at once. */
  @PermitAll
  public void declineOffer(String key) {
    flow.decline(lock(key));
  }

  /**
   * Asks staff to lift the block of a telephone number; nothing tells whether there is one, nor
   * whether it was appealed against before.
   *
   * @throws BookingRefused when the text is empty or too long
   */
  @PermitAll
  public void appeal(String phone, String text) {
    if (BookingRules.blank(text) || text.length() > APPEAL_MOST) {
      throw new BookingRefused("booking.appeal.text", APPEAL_MOST);
    }
    bookings
        .blockInForce(flow.contactKey(rules.phone(phone)), clock.instant())
        .ifPresent(block -> block.appeal(text.strip(), clock.instant()));
  }

  /** The caller's own bookings, the newest first, at most a hundred. */
  @RolesAllowed({
    "RESIDENT",
    "ENTERPRISE_OFFICER",
    "SCHOOL",
    "EDITOR",
    "EXAMINER",
    "INVIGILATOR",
    "DUTY_OFFICER",
    "ADMINISTRATOR"
  })
  public List<BookingSheet> mine() {
    return bookings.ofPerson(session.getCallerPrincipal().getName(), MINE_MOST).stream()
        .map(booking -> flow.sheet(booking, true))
        .toList();
  }
}
