package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.training.campaign.CalendarDay;
import cn.shenhe.portal.training.campaign.CampaignCalendar;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The calendar of safety education for calendar programs: three years of whole-day events. Source:
 * RFC 5545.
 */
@WebServlet("/campaign/calendar.ics")
public class CampaignCalendarServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withZone(java.time.ZoneOffset.UTC);
  private static final int YEARS = 3;
  private static final int LINE_OCTETS = 75;

  private final transient CampaignCalendar calendar;
  private final transient InstantSource clock;
  private final transient String publicUrl;

  @Inject
  public CampaignCalendarServlet(
      CampaignCalendar calendar,
      InstantSource clock,
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl) {
    this.calendar = calendar;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int year = clock.instant().atZone(CampaignFormat.BEIJING).getYear();
    response.setContentType("text/calendar;charset=UTF-8");
    response.setHeader("Cache-Control", "public, max-age=3600");
    response.setHeader("Content-Disposition", "inline; filename=\"calendar.ics\"");
    response
        .getOutputStream()
        .write(
            document(
                    calendar.days(year, YEARS),
                    STAMP.format(clock.instant()),
                    URI.create(publicUrl).getHost())
                .getBytes(StandardCharsets.UTF_8));
  }

  static String document(List<CalendarDay> days, String stamp, String host) {
    StringBuilder text = new StringBuilder();
    line(text, "BEGIN:VCALENDAR");
    line(text, "VERSION:2.0");
    line(text, "PRODID:-//Shenhe safety portal//campaigns//ZH");
    line(text, "X-WR-CALNAME:安全宣传日历");
    line(text, "REFRESH-INTERVAL;VALUE=DURATION:P1D");
    for (CalendarDay day : days) {
      if (day.first() != null) {
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + day.code() + "-" + day.year() + "@" + host);
        line(text, "DTSTAMP:" + stamp);
        line(text, "DTSTART;VALUE=DATE:" + DATE.format(day.first()));
        line(text, "DTEND;VALUE=DATE:" + DATE.format(day.last().plusDays(1)));
        line(text, "SUMMARY:" + escaped(day.name()));
        String known = day.confirmedTheme();
        String theme = known == null ? "" : "主题：" + known + "。";
        line(text, "DESCRIPTION:" + escaped(theme + "依据：" + day.basis()));
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
      }
    }
    line(text, "END:VCALENDAR");
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
  }

  /** Folds at 75 octets, never inside a character. */
  private static void line(StringBuilder out, String content) {
    int octets = 0;
    for (int i = 0; i < content.length(); ) {
      int point = content.codePointAt(i);
      String one = Character.toString(point);
      int size = one.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LINE_OCTETS) {
        out.append("\r\n ");
        octets = 1;
      }
      out.append(one);
      octets += size;
      i += Character.charCount(point);
    }
    out.append("\r\n");
  }
}
