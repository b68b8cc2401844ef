package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.exambank.question.exchange.PlainRow;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of names a group may hand in, so that they can be ticked off at the door. It is never
 * asked for (FACTS 8: no list of pupils unless insurance needs it), can be taken back at any time,
 * and goes with the purge of the booking.
 */
@Stateless
public class GroupRoster {

  private static final ReadLimits LIMITS =
      new ReadLimits(2_000_000, 50_000_000, 500, 1_000, Duration.ofSeconds(30));

  private static final int HEADING_ROWS = 10;
  private static final int NAME_MOST = 60;
  private static final int END = 4;

  @Inject BookingRepository bookings;
  @Inject BookingFlow flow;
  @Inject InstantSource clock;

  /**
   * Replaces the list by that of an Excel or CSV file with a column 姓名 and, if there, 证件末四位. Of a
   * longer number only the last four characters are kept.
   *
   * @throws cn.shenhe.portal.exambank.question.exchange.FileRefused if the file cannot be read
   * @throws BookingRefused when there is no such column, or there are more names than places
   */
  @PermitAll
  public BookingSheet take(String key, byte[] file) {
    Booking booking = open(key);
    List<Party.Visitor> names = names(new QuestionFiles(LIMITS).list(file));
    if (names.size() > booking.size()) {
      throw new BookingRefused("booking.roster.most", names.size(), booking.size());
    }
    bookings.removeVisitors(booking);
    for (int i = 0; i < names.size(); i++) {
      bookings.add(new BookingVisitor(booking, names.get(i), i));
    }
    bookings.flush();
    return flow.sheet(booking, true);
  }

  /** Takes the list back. */
  @PermitAll
  public void clear(String key) {
    bookings.removeVisitors(open(key));
  }

  private Booking open(String key) {
    Booking booking = bookings.lockByKey(key).orElseThrow(UnknownBooking::new);
    boolean draft = booking.state() == BookingState.DRAFT;
    boolean before = booking.firstStart() == null || clock.instant().isBefore(booking.firstStart());
    if (booking.kind() != BookingKind.GROUP || !(draft || booking.state().open() && before)) {
      throw new BookingRefused("booking.roster.closed");
    }
    return booking;
  }

  static List<Party.Visitor> names(List<PlainRow> rows) {
    int heading = 0;
    int name = -1;
    while (heading < Math.min(rows.size(), HEADING_ROWS) && name < 0) {
      name = column(rows.get(heading), "姓名");
      heading++;
    }
    if (name < 0) {
      throw new BookingRefused("booking.roster.column");
    }
    int number = column(rows.get(heading - 1), "证件");
    List<Party.Visitor> names = new ArrayList<>();
    for (PlainRow row : rows.subList(heading, rows.size())) {
      String text = row.cell(name);
      if (text.length() > NAME_MOST) {
        throw new BookingRefused("booking.roster.name", row.number());
      }
      if (!text.isEmpty()) {
        names.add(new Party.Visitor(text, end(row.cell(number))));
      }
    }
    if (names.isEmpty()) {
      throw new BookingRefused("booking.roster.empty");
    }
    return names;
  }

  private static int column(PlainRow row, String word) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cell(i).contains(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String end(String number) {
    String tidy = number.replaceAll("[^0-9A-Za-z]", "");
    return tidy.length() <= END ? tidy : tidy.substring(tidy.length() - END);
  }
}
