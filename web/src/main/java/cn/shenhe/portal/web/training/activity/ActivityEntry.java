package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An activity for somebody's calendar. Source: RFC 5545; published, not an invitation, so that any
 * calendar takes it. Times are in UTC, which every calendar shows in its own zone.
 *
 * @param text lines ended by CR LF, none longer than 75 octets
 */
record ActivityEntry(String method, String text) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LINE_OCTETS = 75;

  static ActivityEntry of(
      ActivityRow row, String uid, int sequence, boolean gone, String address, Instant now) {
    String method = gone ? "CANCEL" : "PUBLISH";
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//shenhe//safety portal//ZH");
    line(text, "METHOD:" + method);
    line(text, "BEGIN:VEVENT");
    line(text, "UID:" + uid);
    line(text, "SEQUENCE:" + sequence);
    line(text, "DTSTAMP:" + UTC.format(now));
    line(text, "DTSTART:" + UTC.format(row.start()));
    line(text, "DTEND:" + UTC.format(row.end()));
    line(text, "STATUS:" + (gone ? "CANCELLED" : "CONFIRMED"));
    line(text, "SUMMARY:" + escaped(row.title()));
    line(text, "DESCRIPTION:" + escaped(row.summary()));
    line(text, "LOCATION:" + escaped(row.street() + " " + row.place()));
    line(text, "URL:" + address);
    line(
        text,
        "ORGANIZER;CN=\"" + row.organiser().replaceAll("[\"\\p{Cntrl}]", "") + "\":" + address);
    line(text, "END:VEVENT");
    line(text, "END:VCALENDAR");
    return new ActivityEntry(method, text.toString());
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

  /** Folds by octets and never inside a character. */
  private static void line(StringBuilder text, String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      String character = Character.toString(line.codePointAt(i));
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.append(character);
      octets += size;
      i += character.length();
    }
    text.append("\r\n");
  }
}
