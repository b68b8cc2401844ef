package cn.shenhe.portal.web.shell;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Changes the {@link DisplayState}: {@code POST /display} with {@code set} = {@code larger}, {@code
 * smaller}, {@code normal}, {@code elder}, {@code standard}, {@code saving}, {@code full}, {@code
 * reading}, {@code silent} or a theme's name, and {@code back}, the page to return to (a path on
 * this host; anything else leads to the home page).
 */
@WebServlet("/display")
public class DisplayServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    DisplayState now = DisplayView.of(request);
    DisplayState wanted = change(now, String.valueOf(request.getParameter("set")));
    Cookie cookie = new Cookie(DisplayState.COOKIE, wanted.cookieValue());
    cookie.setPath("/");
    cookie.setMaxAge(ONE_YEAR_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    response.addCookie(cookie);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", localPath(request.getParameter("back")));
  }

  /** Somebody reloaded or bookmarked the address of the form. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/");
  }

  private static DisplayState change(DisplayState now, String set) {
    return switch (set) {
      case "larger" -> now.larger();
      case "smaller" -> now.smaller();
      case "normal" -> now.withSize(100);
      case "elder" -> now.withElder(true);
      case "standard" -> now.withElder(false);
      case "saving" -> now.withSaving(true);
      case "full" -> now.withSaving(false);
      case "reading" -> now.withReading(true);
      case "silent" -> now.withReading(false);
      case "auto", "light", "dark", "contrast" -> now.withTheme(set);
      default -> now;
    };
  }

  /** Only a path of ours: no scheme, no host, no backslash, no control character. */
  public static String localPath(String back) {
    boolean local =
        back != null
            && back.startsWith("/")
            && !back.startsWith("//")
            && back.chars().allMatch(c -> c > ' ' && c != '\\' && c < 127);
    return local ? back : "/";
  }
}
