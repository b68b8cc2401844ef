package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.web.shell.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets only so many requests work at the same time; the others wait for their turn without holding
 * anything.
 *
 * <p>A transaction takes up to two places of the connection pool (64): one for itself, and one for
 * a moment when the object mapper fetches a number or the audit log is appended. If more than half
 * as many transactions ran at once, all could hold their first place and wait for a second one
 * until their time is over: at a hand-in of hundreds the portal would stand still for a minute.
 * What sends or takes files, which can be slow, is not counted; it holds one place at most.
 */
public class AtOnceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Half of the pool, less what the jobs of the timetable take. */
  static final int MOST = 24;

  private static final List<String> NOT_COUNTED =
      List.of(
          "/assets",
          "/jakarta.faces.resource",
          "/courseware/media",
          "/courseware/pictures",
          "/packages",
          "/staff/courseware/upload",
          "/health",
          "/metrics",
          "/sw.js",
          "/manifest.webmanifest");

  private static final int WAIT_SECONDS = 20;

  private final transient Semaphore turns;

  /**
   * @param most 1–24
   * @throws IllegalArgumentException out of that range
   */
  @Inject
  public AtOnceFilter(@ConfigProperty(name = "portal.http.at-once", defaultValue = "24") int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("portal.http.at-once has to be 1 to " + MOST);
    }
    turns = new Semaphore(most, true);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (!counted(path)) {
      chain.doFilter(request, response);
    } else if (turn()) {
      try {
        chain.doFilter(request, response);
      } finally {
        turns.release();
      }
    } else {
      busy(response);
    }
  }

  /** These and what is below them are not. */
  static boolean counted(String path) {
    for (String start : NOT_COUNTED) {
      if (path.startsWith(start)
          && (path.length() == start.length() || path.charAt(start.length()) == '/')) {
        return false;
      }
    }
    return true;
  }

  private boolean turn() {
    try {
      return turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void busy(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", "5");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(Texts.of("shell", "busy"));
  }
}
