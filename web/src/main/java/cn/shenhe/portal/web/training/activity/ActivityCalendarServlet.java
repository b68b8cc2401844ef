package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.Activities;
import cn.shenhe.portal.training.activity.ActivityRow;
import cn.shenhe.portal.training.activity.ActivitySignUp;
import cn.shenhe.portal.training.activity.ActivityState;
import cn.shenhe.portal.training.activity.SignUpSheet;
import cn.shenhe.portal.training.activity.SignUpState;
import cn.shenhe.portal.training.activity.UnknownActivity;
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

/**
 * {@code GET /activity/activity.ics?id=} gives an activity, {@code ?k=} somebody's own sign-up as a
 * calendar file. The same entry keeps its UID, its sequence only grows.
 */
@WebServlet("/activity/activity.ics")
public class ActivityCalendarServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient Activities activities;
  @Inject transient ActivitySignUp signUps;
  @Inject transient InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ActivityEntry entry = entry(request.getParameter("k"), request.getParameter("id"));
      response.setContentType("text/calendar;charset=UTF-8;method=" + entry.method());
      response.setHeader("Content-Disposition", "attachment; filename=\"activity.ics\"");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(entry.text().getBytes(StandardCharsets.UTF_8));
    } catch (UnknownActivity unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private ActivityEntry entry(String key, String id) {
    String host = URI.create(publicUrl).getHost();
    if (key != null) {
      SignUpSheet sheet = signUps.mine(key);
      boolean gone = sheet.state() == SignUpState.CANCELLED || sheet.state() == SignUpState.CLOSED;
      return ActivityEntry.of(
          sheet.activity(),
          sheet.id() + "@" + host,
          sheet.sequence(),
          gone,
          publicUrl + "/activity/mine?k=" + key,
          clock.instant());
    }
    ActivityRow row = activities.activity(id);
    return ActivityEntry.of(
        row,
        row.id() + "@" + host,
        row.sequence(),
        row.state() == ActivityState.CANCELLED,
        publicUrl + "/activity/activity?id=" + id,
        clock.instant());
  }
}
