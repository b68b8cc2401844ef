package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.CoursewareLibrary;
import cn.shenhe.portal.training.TrainingRefusal;
import cn.shenhe.portal.training.play.PackagePlay;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;

/** The button "start" of a package in a lesson: everybody may press it once a lesson shows it. */
@WebServlet("/courseware/launch")
public class PackageLaunchServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient PackagePlay play;
  @Inject transient CoursewareLibrary library;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = request.getParameter("id") == null ? "" : request.getParameter("id");
    String slug = request.getParameter("slug") == null ? "" : request.getParameter("slug");
    boolean editor = request.isUserInRole("EDITOR") || request.isUserInRole("ADMINISTRATOR");
    if (!editor && !library.shows(id)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      Principal caller = request.getUserPrincipal();
      String ticket = play.launch(caller == null ? null : caller.getName(), id);
      response.sendRedirect(
          request.getContextPath()
              + "/courseware/package?ticket="
              + ticket
              + "&slug="
              + URLEncoder.encode(slug, StandardCharsets.UTF_8));
    } catch (TrainingRefusal unknown) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
