package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The figures the bureau asks for. They stay when names are purged. */
@Stateless
@RolesAllowed({"DUTY_OFFICER", "ADMINISTRATOR"})
public class BookingReports {

  /**
   * One month.
   *
   * @param sessions sessions held, that is not closed and with somebody present
   * @param visitors people who came
   * @param bookings bookings whose visit was due
   * @param missed of these, how many nobody came to
   * @param kinds who came, the individuals first, then every kind of group
   */
  public record Month(
      YearMonth month,
      int sessions,
      int visitors,
      int bookings,
      int missed,
      int late,
      List<Kind> kinds) {

    /** Absences per hundred bookings that were due; one decimal. */
    public double missedRate() {
      return bookings == 0 ? 0 : Math.round(1000.0 * missed / bookings) / 10.0;
    }
  }

  /** One kind of group; null: individuals. */
  public record Kind(GroupType type, int bookings, int visitors) {}

  /** The whole; kinds are those of all months together. */
  public record Report(LocalDate from, LocalDate to, List<Month> months, List<Kind> kinds) {}

  @Inject BookingRepository bookings;
  @Inject InstantSource clock;

  /**
   * @param baseId null for all bases
   * @param from the first day of a visit
   * @param to the last, included; at most three years later
   */
  public Report report(String baseId, LocalDate from, LocalDate to) {
    if (from == null || to == null || to.isBefore(from) || to.isAfter(from.plusYears(3))) {
      throw new BookingRefused("booking.days");
    }
    Map<YearMonth, Tally> months = new TreeMap<>();
    Groups groups = new Groups();
    Set<String> seen = new HashSet<>();
    for (BookingPlace place : bookings.placesBetween(from, to)) {
      Booking booking = place.booking();
      if (baseId != null && !baseId.isBlank() && !booking.base().publicId().equals(baseId)) {
        continue;
      }
      Tally month = months.computeIfAbsent(YearMonth.from(place.session().day()), m -> new Tally());
      if (booking.state() == BookingState.ATTENDED) {
        month.sessions.add(place.session().publicId());
      }
      if (seen.add(booking.publicId())) {
        count(booking, month);
        if (booking.state() == BookingState.ATTENDED) {
          groups.add(booking);
        }
      }
    }
    return new Report(
        from,
        to,
        months.entrySet().stream().map(e -> e.getValue().month(e.getKey())).toList(),
        groups.kinds());
  }

  private static int came(Booking booking) {
    return booking.present() == null ? booking.size() : booking.present();
  }

  private static void count(Booking booking, Tally month) {
    switch (booking.state()) {
      case ATTENDED -> {
        month.bookings++;
        month.visitors += came(booking);
        month.groups.add(booking);
      }
      case NO_SHOW -> {
        month.bookings++;
        month.missed++;
      }
      case CANCELLED_LATE -> month.late++;
      default -> {
        // Nothing was due.
      }
    }
  }

  private static final class Tally {
    private final Set<String> sessions = new HashSet<>();
    private final Groups groups = new Groups();
    private int visitors;
    private int bookings;
    private int missed;
    private int late;

    private Month month(YearMonth name) {
      return new Month(name, sessions.size(), visitors, bookings, missed, late, groups.kinds());
    }
  }

  /** Those who came, by what they are. */
  private static final class Groups {
    private final Map<GroupType, int[]> groups = new EnumMap<>(GroupType.class);
    private final int[] individuals = new int[2];

    private void add(Booking booking) {
      GroupType type = booking.party().groupType();
      int[] sum = type == null ? individuals : groups.computeIfAbsent(type, t -> new int[2]);
      sum[0]++;
      sum[1] += came(booking);
    }

    private List<Kind> kinds() {
      List<Kind> kinds = new ArrayList<>();
      kinds.add(new Kind(null, individuals[0], individuals[1]));
      for (GroupType type : GroupType.values()) {
        int[] sum = groups.getOrDefault(type, new int[2]);
        kinds.add(new Kind(type, sum[0], sum[1]));
      }
      return kinds;
    }
  }
}
