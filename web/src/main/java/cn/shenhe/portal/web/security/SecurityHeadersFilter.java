package cn.shenhe.portal.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Security headers on every answer, error pages and downloads included.
 *
 * <p>Everything gets the strict Content-Security-Policy: no inline script, no inline style, no
 * foreign host. Pages painted with PrimeFaces replace it by one with a nonce ({@link
 * WorkbenchPolicy}); what was stored by others and is served back replaces it by a sandbox.
 */
public class SecurityHeadersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:%s;"
          + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private static final Pattern HOST = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?/.*");

  /** A year, as the preload list asks. */
  private static final String HSTS = "max-age=31536000; includeSubDomains";

  private final transient String publicUrl;
  private final transient String policy;
  private final transient PackageHost packages;

  @Inject
  public SecurityHeadersFilter(
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl,
      @ConfigProperty(name = "portal.map.tiles") Optional<String> tiles,
      @ConfigProperty(name = "portal.map.subdomains", defaultValue = "01234567") String subdomains,
      PackageHost packages) {
    this.publicUrl = publicUrl;
    this.packages = packages;
    policy = POLICY.formatted(hosts(tiles.orElse(""), subdomains));
  }

  /**
   * The hosts pictures of the map may come from, each after a blank.
   *
   * @param tiles addresses separated by blanks
   * @param subdomains signs that stand for {@code {s}} in an address, one after the other
   */
  static String hosts(String tiles, String subdomains) {
    return Arrays.stream(tiles.strip().split("\\s+"))
        .flatMap(
            tile ->
                tile.contains("{s}")
                    ? subdomains.strip().chars().mapToObj(s -> tile.replace("{s}", (char) s + ""))
                    : Stream.of(tile))
        .filter(tile -> HOST.matcher(tile).matches())
        .map(tile -> " " + tile.substring(0, tile.indexOf('/', "https://".length())))
        .distinct()
        .collect(Collectors.joining());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (packages.asked(request)) {
      answerPackage(request, response, chain);
      return;
    }
    if (PackageHost.isPackagePath(path(request))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
    boolean widget = isWidget(request);
    if (!widget) {
      response.setHeader("X-Frame-Options", "DENY");
    }
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "geolocation=(self), camera=(self), microphone=(), payment=()");
    if (publicUrl.startsWith("https:")) {
      response.setHeader("Strict-Transport-Security", HSTS);
    }
    response.setHeader(
        "Content-Security-Policy",
        widget
            ? policy.replace("frame-ancestors 'none'", "frame-ancestors *")
            : isPlayer(request) ? policy + "; frame-src " + packages.origin() : policy);
    if (WorkbenchPolicy.isPersonal(request)) {
      response.setHeader("Cache-Control", "no-store");
    }
    if (WorkbenchPolicy.appliesTo(request)) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new WithNonce(request), response);
    }
  }

  /** Under the packages' name there are packages and the assets their frame needs, nothing else. */
  private void answerPackage(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", packages.policy());
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "geolocation=(), camera=(), microphone=(), payment=()");
    if (PackageHost.isPackagePath(path(request)) || path(request).startsWith("/assets/")) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** The one page with a frame of packages in it. */
  private boolean isPlayer(HttpServletRequest request) {
    return path(request).equals("/courseware/package") && !packages.origin().isEmpty();
  }

  /** The one page made for other sites' frames: it has nothing to press and knows no visitor. */
  private static boolean isWidget(HttpServletRequest request) {
    return path(request).equals("/warning/widget");
  }

  /** PrimeFaces refuses a posted form without the nonce of its page; public pages have none. */
  private static final class WithNonce extends HttpServletRequestWrapper {

    private String nonce;

    WithNonce(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getParameter(String name) {
      return name.equals("primefaces.nonce") ? nonce() : super.getParameter(name);
    }

    /** Made when it is asked for: most requests never do. */
    private String nonce() {
      if (nonce == null) {
        nonce =
            Base64.getEncoder()
                .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
      }
      return nonce;
    }
  }
}
