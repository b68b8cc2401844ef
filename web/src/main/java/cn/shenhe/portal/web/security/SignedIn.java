package cn.shenhe.portal.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whose the session is, and since when; kept in the session itself. */
public final class SignedIn {

  private static final String SINCE = SignedIn.class.getName();

  private static final String CALLER = Caller.class.getName();

  /**
   * Who signed in.
   *
   * @param name public id of the account
   */
  record Caller(String name, Set<String> roles) implements Serializable {

    Caller {
      roles = Set.copyOf(roles);
    }
  }

  private SignedIn() {}

  static void remember(HttpServletRequest request, String name, Set<String> roles) {
    request.getSession().setAttribute(CALLER, new Caller(name, roles));
  }

  static Optional<Caller> caller(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return Optional.ofNullable(session == null ? null : (Caller) session.getAttribute(CALLER));
  }

  static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(CALLER);
    }
  }

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
