package cn.shenhe.portal.training.booking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Sessions to be opened for a campaign as an officer writes them down, one line for a hall, days
 * and times: {@code hall:programme 2027-06-14~2027-06-18 09:30,14:00 10/24/4/2} (places online, for
 * groups, by telephone, at the door).
 */
public final class ExtraPlan {

  /** Most sessions of one plan. */
  public static final int MOST = 60;

  /** One line; both days included. */
  public record Line(
      String place, LocalDate from, LocalDate to, List<LocalTime> times, Shares shares) {

    /** As {@link ExtraPlan#parse} reads it. */
    public String text() {
      String days = from.equals(to) ? from.toString() : from + "~" + to;
      return place
          + " "
          + days
          + " "
          + String.join(",", times.stream().map(LocalTime::toString).toList())
          + " "
          + shares.online()
          + "/"
          + shares.group()
          + "/"
          + shares.phone()
          + "/"
          + shares.walkIn();
    }

    int sessions() {
      return (int) (to.toEpochDay() - from.toEpochDay() + 1) * times.size();
    }
  }

  private ExtraPlan() {}

  /**
   * @throws BookingRefused naming the line that cannot be read, when there is none, or when they
   *     are too many
   */
  public static List<Line> parse(String text) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    long sessions = 0;
    for (String line : text == null ? new String[0] : text.split("\\R")) {
      number++;
      if (!line.isBlank()) {
        Line read = line(line.strip(), number);
        lines.add(read);
        sessions += read.sessions();
      }
    }
    if (lines.isEmpty()) {
      throw new BookingRefused("booking.plan.empty");
    }
    if (sessions > MOST) {
      throw new BookingRefused("booking.plan.most", MOST);
    }
    return lines;
  }

  private static Line line(String text, int number) {
    String[] parts = text.split("\\s+");
    BookingRefused wrong = new BookingRefused("booking.plan.line", number);
    if (parts.length != 4
        || !parts[0].matches("[0-9a-z]{26}:[0-9a-z]{26}")
        || !parts[3].matches("\\d{1,4}(/\\d{1,4}){3}")) {
      throw wrong;
    }
    try {
      String[] days = parts[1].split("~", 2);
      LocalDate from = LocalDate.parse(days[0]);
      LocalDate to = LocalDate.parse(days[days.length - 1]);
      List<LocalTime> times = new ArrayList<>();
      for (String time : parts[2].split(",")) {
        times.add(LocalTime.parse(time));
      }
      if (to.isBefore(from) || from.plusDays(MOST).isBefore(to) || times.isEmpty()) {
        throw wrong;
      }
      String[] shares = parts[3].split("/");
      return new Line(
          parts[0],
          from,
          to,
          times,
          new Shares(of(shares[0]), of(shares[1]), of(shares[2]), of(shares[3])));
    } catch (DateTimeException e) {
      throw wrong;
    }
  }

  private static int of(String number) {
    return Integer.parseInt(number);
  }

  /** The sessions of a line, in order of time. */
  static List<ExtraSessions.Wish> wishes(Line line, String campaign) {
    List<ExtraSessions.Wish> wishes = new ArrayList<>();
    for (LocalDate day = line.from(); !day.isAfter(line.to()); day = day.plusDays(1)) {
      for (LocalTime time : line.times()) {
        wishes.add(
            new ExtraSessions.Wish(campaign, line.place(), day, time.toString(), line.shares()));
      }
    }
    return wishes;
  }
}
