package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityRefused;
import cn.shenhe.portal.training.activity.ReportDesk;
import cn.shenhe.portal.training.activity.ReportGallery;
import cn.shenhe.portal.training.activity.UnitReporting;
import cn.shenhe.portal.training.activity.UnknownActivity;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /activity/photo?id=} gives a photograph of an accepted report to everybody; {@code
 * &k=} or {@code &own=1} to its writer; {@code &desk=1} to officers.
 */
@WebServlet("/activity/photo")
public class ReportPhotoServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient ReportGallery gallery;
  @Inject transient UnitReporting reporting;
  @Inject transient ReportDesk desk;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id");
    String key = request.getParameter("k");
    boolean own = key != null || request.getParameter("own") != null;
    boolean officer =
        request.getParameter("desk") != null
            && (request.isUserInRole("EDITOR") || request.isUserInRole("ADMINISTRATOR"));
    byte[] jpeg;
    try {
      if (id == null) {
        throw new IllegalArgumentException("no photograph named");
      }
      jpeg = officer ? desk.photo(id) : own ? reporting.photo(key, id) : gallery.photo(id);
    } catch (UnknownActivity | ActivityRefused | IllegalArgumentException unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/jpeg");
    response.setHeader(
        "Cache-Control", officer || own ? "private, max-age=600" : "public, max-age=3600");
    response.setContentLength(jpeg.length);
    response.getOutputStream().write(jpeg);
  }
}
