package cn.shenhe.portal.training.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Visits in a stretch of days, for those who report on more than booking; names nobody. */
@ApplicationScoped
public class VisitFigures {

  /**
   * Visits that took place.
   *
   * @param sessions with somebody present
   * @param visitors people who came
   * @param byStreet people by the street of the base; bases without one under the empty name
   * @param byGroup people by kind of group; individuals are in none
   */
  public record Visits(
      int sessions, int visitors, Map<String, Integer> byStreet, Map<GroupType, Integer> byGroup) {

    public Visits {
      byStreet = Map.copyOf(byStreet);
      byGroup = Map.copyOf(byGroup);
    }
  }

  @Inject BookingRepository bookings;

  /** Both days included. */
  public Visits between(LocalDate from, LocalDate to) {
    Map<String, Integer> streets = new TreeMap<>();
    Map<GroupType, Integer> groups = new EnumMap<>(GroupType.class);
    Set<String> sessions = new HashSet<>();
    Set<String> seen = new HashSet<>();
    int visitors = 0;
    for (BookingPlace place : bookings.placesBetween(from, to)) {
      Booking booking = place.booking();
      if (booking.state() != BookingState.ATTENDED) {
        continue;
      }
      sessions.add(place.session().publicId());
      if (seen.add(booking.publicId())) {
        int came = booking.present() == null ? booking.size() : booking.present();
        visitors += came;
        String street = booking.base().street();
        streets.merge(street == null ? "" : street, came, Integer::sum);
        if (booking.party().groupType() != null) {
          groups.merge(booking.party().groupType(), came, Integer::sum);
        }
      }
    }
    return new Visits(sessions.size(), visitors, streets, groups);
  }
}
