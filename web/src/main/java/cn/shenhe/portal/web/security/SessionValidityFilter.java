package cn.shenhe.portal.web.security;

import cn.shenhe.portal.training.person.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/**
 * Ends a session whose account was disabled or erased, or got a new password, since it was opened:
 * at the next request for something personal, not at the end of the session.
 */
@WebFilter({"/my/*", "/staff/*", "/api/*"})
public class SessionValidityFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient SignIn signIn;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Principal caller = request.getUserPrincipal();
    boolean session = caller != null && request.getSession(false) != null;
    if (session && !signIn.sessionValid(caller.getName(), SignedIn.since(request))) {
      request.logout();
      request.getSession().invalidate();
      response.sendRedirect(request.getContextPath() + "/account/login?ended=1");
      return;
    }
    chain.doFilter(request, response);
  }
}
