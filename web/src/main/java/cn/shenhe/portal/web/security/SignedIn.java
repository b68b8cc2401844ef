package cn.shenhe.portal.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;

/** Since when the session belongs to its caller; kept in the session itself. */
public final class SignedIn {

  private static final String SINCE = SignedIn.class.getName();

  private SignedIn() {}

  /**
   * To be called right before the container is told: a session that existed before (and whose id
   * somebody may have planted) gets a new id.
   */
  public static void freshSession(HttpServletRequest request, Instant now) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    request.getSession().setAttribute(SINCE, now);
  }

  static Instant since(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Object since = session == null ? null : session.getAttribute(SINCE);
    return since instanceof Instant instant ? instant : Instant.EPOCH;
  }
}
