package cn.shenhe.portal.web.training.contest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Remembers on this device who somebody is in a contest: one cookie for each contest, only for its
 * pages, never readable by scripts. It is set when somebody enters, and only then.
 */
final class EntryCookie {

  private static final Pattern CONTEST = Pattern.compile("[0-9a-z]{26}");
  private static final Duration LIFE = Duration.ofDays(60);
  private static final int SHORT = 10;

  private EntryCookie() {}

  private static String name(String contest) {
    return "contest-" + contest.substring(0, SHORT);
  }

  /** The token of the entry; empty without one. */
  static String read(HttpServletRequest request, String contest) {
    if (contest == null || !CONTEST.matcher(contest).matches() || request.getCookies() == null) {
      return "";
    }
    for (Cookie cookie : request.getCookies()) {
      if (cookie.getName().equals(name(contest))) {
        return cookie.getValue();
      }
    }
    return "";
  }

  static void write(
      HttpServletRequest request, HttpServletResponse response, String contest, String token) {
    Cookie cookie = new Cookie(name(contest), token);
    cookie.setPath(request.getContextPath() + "/campaign");
    cookie.setMaxAge((int) LIFE.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
