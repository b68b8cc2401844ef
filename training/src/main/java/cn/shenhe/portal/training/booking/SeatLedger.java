package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The only place where places are taken, given back and passed on to those who wait.
 *
 * <p>Two rules keep it free of overselling and of deadlocks. A place is taken by an update that
 * carries its own condition, so the database itself refuses the one too many. Whoever changes
 * several shares does so in the order of their ids, and whoever changes a booking has locked it
 * before any share; only a booking that waits for one share, and so holds nothing and will lock no
 * other, is locked after that share.
 */
@ApplicationScoped
class SeatLedger {

  @Inject BookingRepository bookings;
  @Inject BookingRules rules;
  @Inject Letters letters;
  @Inject InstantSource clock;

  /**
   * All or none.
   *
   * @throws BookingRefused when one of the sessions is full or closed; the transaction is over then
   */
  void take(List<BookingPlace> places) {
    move(List.of(), places);
  }

  /** Gives back and offers what came free. */
  void release(List<BookingPlace> places) {
    move(places, List.of());
  }

  /**
   * Gives some back and takes others in one step; a share that is in both only changes by the
   * difference.
   *
   * @throws BookingRefused as {@link #take}
   */
  void move(List<BookingPlace> back, List<BookingPlace> taken) {
    Map<Long, Integer> change = new TreeMap<>();
    back.forEach(place -> change.merge(place.quotaId(), -place.places(), Integer::sum));
    taken.forEach(place -> change.merge(place.quotaId(), place.places(), Integer::sum));
    change.forEach(
        (quota, by) -> {
          if (by > 0 && !bookings.take(quota, by)) {
            throw new BookingRefused("booking.full");
          }
          if (by < 0) {
            bookings.giveBack(quota, -by);
          }
        });
    change.forEach(
        (quota, by) -> {
          if (by < 0) {
            offer(quota);
          }
        });
  }

  /**
   * Offers a booking that waits for several shares its places, all or none.
   *
   * @param booking locked already
   */
  void offerTogether(Booking booking) {
    Instant until = rules.offerUntil(clock.instant(), booking.firstStart());
    if (booking.state() != BookingState.WAITING || until == null) {
      return;
    }
    Map<Long, Integer> wanted = new TreeMap<>();
    bookings
        .places(booking)
        .forEach(place -> wanted.merge(place.quotaId(), place.places(), Integer::sum));
    Map<Long, Integer> taken = new TreeMap<>();
    for (Map.Entry<Long, Integer> part : wanted.entrySet()) {
      if (bookings.free(part.getKey()) < part.getValue()
          || !bookings.take(part.getKey(), part.getValue())) {
        taken.forEach(bookings::giveBack);
        return;
      }
      taken.put(part.getKey(), part.getValue());
    }
    booking.offer(until);
    letters.write(booking, Notice.Kind.OFFERED, "o" + booking.sequence());
  }

  /**
   * Offers the free places of a share to those who wait, in their order. Who needs more than is
   * free keeps the place in the line; when somebody later in it gets places, that counts as one
   * passing, and the first is told. Who waits for several shares is served by {@link
   * #offerTogether}.
   */
  void offer(long quota) {
    bookings.giveBack(quota, 0);
    int free = bookings.free(quota);
    List<String> tooLarge = new ArrayList<>();
    for (Object[] row : free == 0 ? List.<Object[]>of() : bookings.waitingFor(quota)) {
      int places = (Integer) row[1];
      if (places > free) {
        tooLarge.add((String) row[0]);
        continue;
      }
      Booking booking = bookings.lockById((String) row[0]).orElseThrow();
      if (booking.state() != BookingState.WAITING) {
        continue;
      }
      Instant until = rules.offerUntil(clock.instant(), booking.firstStart());
      if (until == null || !bookings.take(quota, places)) {
        return;
      }
      free -= places;
      booking.offer(until);
      letters.write(booking, Notice.Kind.OFFERED, "o" + booking.sequence());
      tooLarge.forEach(this::passOver);
      tooLarge.clear();
      if (free == 0) {
        return;
      }
    }
  }

  private void passOver(String id) {
    Booking booking = bookings.lockById(id).orElseThrow();
    if (booking.state() == BookingState.WAITING) {
      if (booking.passedOver() == 0) {
        letters.write(booking, Notice.Kind.PASSED_OVER, "first");
      }
      booking.passOver();
    }
  }
}
