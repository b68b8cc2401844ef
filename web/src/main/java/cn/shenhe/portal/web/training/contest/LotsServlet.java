package cn.shenhe.portal.web.training.contest;

import cn.shenhe.portal.training.contest.Contests;
import cn.shenhe.portal.training.contest.UnknownContest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The lots of a draw, byte for byte as their hash was taken: {@code ?id=<contest>}. */
@WebServlet("/campaign/contest-lots.txt")
public class LotsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Contests contests;

  @Inject
  public LotsServlet(Contests contests) {
    this.contests = contests;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      byte[] list = contests.lots(request.getParameter("id")).getBytes(StandardCharsets.US_ASCII);
      response.setContentType("text/plain;charset=UTF-8");
      response.setHeader("Cache-Control", "public, max-age=3600");
      response.setContentLength(list.length);
      response.getOutputStream().write(list);
    } catch (UnknownContest e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
