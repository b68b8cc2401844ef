package cn.shenhe.portal.web.content.courseware;

import cn.shenhe.portal.content.courseware.LessonPictures;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The drawings of lessons. An SVG opened by itself is a document of our origin, so it comes with a
 * policy under which nothing in it can run or load.
 */
@WebServlet("/courseware/pictures/*")
public class PictureServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    Optional<byte[]> picture =
        path == null ? Optional.empty() : LessonPictures.find(path.substring(1));
    if (picture.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("image/svg+xml");
    response.setCharacterEncoding("UTF-8");
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.setHeader("Cache-Control", "public, max-age=86400");
    response.setContentLength(picture.get().length);
    response.getOutputStream().write(picture.get());
  }
}
