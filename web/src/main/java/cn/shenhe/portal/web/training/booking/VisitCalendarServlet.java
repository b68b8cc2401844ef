package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingSheet;
import cn.shenhe.portal.training.booking.MyVisit;
import cn.shenhe.portal.training.booking.UnknownBooking;
import cn.shenhe.portal.training.booking.VisitCalendar;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code GET /booking/visit.ics?k=} gives a visit as a calendar file. */
@WebServlet("/booking/visit.ics")
public class VisitCalendarServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient MyVisit visits;
  @Inject transient BookingWords words;
  @Inject transient InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      BookingSheet visit = visits.visit(request.getParameter("k"));
      StringBuilder text = new StringBuilder(visit.code());
      visit
          .parts()
          .forEach(
              part ->
                  text.append('\n')
                      .append(words.when(part))
                      .append(' ')
                      .append(part.hall())
                      .append(' ')
                      .append(part.places()));
      VisitCalendar calendar =
          VisitCalendar.of(
              visit,
              URI.create(publicUrl).getHost(),
              visit.programme() + "（" + visit.baseName() + "）",
              text.toString(),
              publicUrl + "/booking/visit?k=" + visit.key(),
              clock.instant());
      response.setContentType("text/calendar;charset=UTF-8;method=" + calendar.method());
      response.setHeader("Content-Disposition", "attachment; filename=\"visit.ics\"");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(calendar.text().getBytes(StandardCharsets.UTF_8));
    } catch (UnknownBooking unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
