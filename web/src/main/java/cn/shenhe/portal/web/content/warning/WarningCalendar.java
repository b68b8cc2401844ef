package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes warnings as a calendar. Source: RFC 5545. One event per thread, whose {@code SEQUENCE}
 * grows with each message, so that a calendar replaces it and never shows it twice.
 */
@ApplicationScoped
public class WarningCalendar {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Octets of a line without its end. */
  private static final int LINE = 75;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  String write(Collection<WarningRow> rows) {
    StringBuilder out = new StringBuilder();
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:-//shenhe portal//warnings//ZH");
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    line(out, "NAME:" + text(WarningFormat.text("feed.title")));
    line(out, "X-WR-CALNAME:" + text(WarningFormat.text("feed.title")));
    for (WarningRow row : rows) {
      event(out, row);
    }
    line(out, "END:VCALENDAR");
    return out.toString();
  }

  private void event(StringBuilder out, WarningRow row) {
    boolean over = row.state() == WarningState.CANCELLED || row.state() == WarningState.ENDED;
    line(out, "BEGIN:VEVENT");
    line(out, "UID:" + row.id() + "@" + URI.create(publicUrl).getHost());
    line(out, "SEQUENCE:" + (row.revision() - 1));
    line(out, "DTSTAMP:" + UTC.format(row.changedAt()));
    Instant start = row.onset() == null ? row.sent() : row.onset();
    line(out, "DTSTART:" + UTC.format(start));
    Instant end = row.until().isAfter(start) ? row.until() : start.plusSeconds(60);
    line(out, "DTEND:" + UTC.format(end));
    line(out, "STATUS:" + (over ? "CANCELLED" : "CONFIRMED"));
    line(out, "TRANSP:TRANSPARENT");
    String mark = row.demo() ? "【" + WarningFormat.text("demo") + "】" : "";
    line(out, "SUMMARY:" + text(mark + row.headline()));
    line(
        out,
        "DESCRIPTION:"
            + text(
                WarningFormat.text("level." + row.level().name())
                    + "\n"
                    + row.issuer()
                    + "\n"
                    + WarningFormat.text("state." + row.state().name())));
    line(out, "LOCATION:" + text(row.areaText()));
    line(out, "URL:" + publicUrl + "/warning/warning?id=" + row.id());
    line(out, "END:VEVENT");
  }

  static String text(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  /** Folded at 75 octets, never within a character. */
  static void line(StringBuilder out, String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); ) {
      int point = content.codePointAt(i);
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(character);
      octets += size;
      i += character.length();
    }
    out.append("\r\n");
  }
}
