package cn.shenhe.portal.training.booking;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A visit for the visitor's calendar. Source: RFC 5545 and 5546. The same visit always has the same
 * UID and a sequence that only grows, so that a later file moves or removes the entry. Times are in
 * UTC, which every calendar shows in its own zone.
 *
 * @param method what a calendar does with it, as it also stands in the text: REQUEST, or CANCEL
 *     when the visit will not take place
 * @param text lines ended by CR LF, none longer than 75 octets
 */
public record VisitCalendar(String method, String text) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LINE_OCTETS = 75;

  /**
   * @param host name of the portal's machine, part of the UID
   * @param summary one line
   * @param description several lines
   * @param address where the booking can be managed
   */
  public static VisitCalendar of(
      BookingSheet visit,
      String host,
      String summary,
      String description,
      String address,
      Instant now) {
    BookingState state = visit.state();
    boolean over = state == BookingState.ATTENDED || state == BookingState.NO_SHOW;
    boolean gone = !visit.open() && !over;
    boolean firm = state == BookingState.CONFIRMED || over;
    String method = gone ? "CANCEL" : "REQUEST";
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//shenhe//safety portal//ZH");
    line(text, "CALSCALE:GREGORIAN");
    line(text, "METHOD:" + method);
    line(text, "BEGIN:VEVENT");
    line(text, "UID:" + visit.id() + "@" + host);
    line(text, "SEQUENCE:" + visit.sequence());
    line(text, "DTSTAMP:" + UTC.format(now));
    line(text, "DTSTART:" + UTC.format(visit.start()));
    line(text, "DTEND:" + UTC.format(visit.end()));
    line(text, "STATUS:" + (gone ? "CANCELLED" : firm ? "CONFIRMED" : "TENTATIVE"));
    line(text, "SUMMARY:" + escaped(summary));
    line(text, "DESCRIPTION:" + escaped(description));
    line(text, "LOCATION:" + escaped(visit.baseName() + " " + visit.baseAddress()));
    line(text, "URL:" + address);
    line(text, "ORGANIZER;CN=" + quoted(visit.baseName()) + ":mailto:noreply@" + host);
    String mail = visit.contact() == null ? null : visit.contact().mail();
    line(
        text,
        "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:"
            + (mail == null || mail.isBlank() ? visit.id() + "@" + host : mail));
    if (!gone) {
      line(text, "BEGIN:VALARM");
      line(text, "ACTION:DISPLAY");
      line(text, "DESCRIPTION:" + escaped(summary));
      line(text, "TRIGGER;RELATED=START:-PT2H");
      line(text, "END:VALARM");
    }
    line(text, "END:VEVENT");
    line(text, "END:VCALENDAR");
    return new VisitCalendar(method, text.toString());
  }

  private static String escaped(String value) {
    return value
        .strip()
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r", "")
        .replace("\n", "\\n");
  }

  private static String quoted(String value) {
    return '"' + value.replaceAll("[\"\\p{Cntrl}]", "") + '"';
  }

  /** Folds by octets and never inside a character. */
  private static void line(StringBuilder text, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += size;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }
}
