package cn.shenhe.portal.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Refuses a state-changing request that another site's page sent with our visitor's cookies (CSRF).
 *
 * <p>Public pages keep no view state, so they carry no token; the browser itself says where a
 * request comes from ({@code Sec-Fetch-Site}, {@code Origin}). Requests of programs, which send
 * neither, carry no cookie of ours and pass. The one-click unsubscribe of RFC 8058 passes wherever
 * it comes from: it takes no cookie for a right, only the token in its address.
 */
public class SameOriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OUR_FETCH_SITES = Set.of("same-origin", "none");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (SAFE.contains(request.getMethod()) || comesFromUs(request) || isOneClick(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isOneClick(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.matches("/api/v1/(warnings|digests)/unsubscribe/[0-9a-z]{26}");
  }

  private static boolean comesFromUs(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OUR_FETCH_SITES.contains(site);
    }
    String origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(request.getHeader("Host"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
