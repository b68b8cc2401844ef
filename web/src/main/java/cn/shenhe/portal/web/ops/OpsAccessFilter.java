package cn.shenhe.portal.web.ops;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps health and metrics from the public: they answer only to this machine itself, or to who
 * shows the token of the setting {@code portal.ops.token}. To everybody else they do not exist.
 *
 * <p>Payara mounts its endpoints into the application at the root context, so this filter sees
 * them. A request that a proxy on this machine passed on for somebody else is not from this
 * machine.
 */
@WebFilter({"/health", "/health/*", "/metrics", "/metrics/*"})
public class OpsAccessFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String BEARER = "Bearer ";
  private static final List<String> PASSED_ON =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final transient Optional<String> token;

  @Inject
  public OpsAccessFilter(@ConfigProperty(name = "portal.ops.token") Optional<String> token) {
    this.token = token.filter(text -> !text.isBlank());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isFromThisMachine(request) || showsToken(request.getHeader("Authorization"))) {
      response.setHeader("Cache-Control", "no-store");
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static boolean isFromThisMachine(HttpServletRequest request) {
    if (PASSED_ON.stream().anyMatch(header -> request.getHeader(header) != null)) {
      return false;
    }
    try {
      // A literal address: no name is looked up.
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  boolean showsToken(String authorization) {
    if (token.isEmpty() || authorization == null || !authorization.startsWith(BEARER)) {
      return false;
    }
    // Compares in constant time, so that the token cannot be guessed letter by letter.
    return MessageDigest.isEqual(
        authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
        token.get().getBytes(StandardCharsets.UTF_8));
  }
}
