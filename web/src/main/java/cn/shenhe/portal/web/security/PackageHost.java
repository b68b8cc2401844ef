package cn.shenhe.portal.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The second name of this server, under which nothing but SCORM packages is answered.
 *
 * <p>What is in a package is somebody else's script, and it must reach the frame around it, so it
 * cannot be locked into a frame without an origin. It gets an origin of its own: there it finds no
 * cookie, no session and no page of ours, and cannot read what the portal answers. Under the
 * portal's own name packages are not found, under the packages' name the portal is not found.
 */
@ApplicationScoped
public class PackageHost {

  private static final String POLICY =
      "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:;"
          + " style-src 'self' 'unsafe-inline'; connect-src 'self' data: blob:; object-src 'none';"
          + " base-uri 'self'; form-action 'self'; frame-ancestors 'self' %s";

  private final String origin;
  private final String portal;

  /** For the container's proxy. */
  protected PackageHost() {
    origin = "";
    portal = "";
  }

  @Inject
  public PackageHost(
      @ConfigProperty(name = "portal.courseware.package-origin") Optional<String> origin,
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl) {
    URI address = URI.create(publicUrl);
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    this.portal =
        isHere(address)
            ? "http://localhost" + port + " http://127.0.0.1" + port
            : address.getScheme() + "://" + address.getAuthority();
    this.origin =
        origin.filter(text -> !text.isBlank()).map(PackageHost::plain).orElse(local(address));
  }

  private static String plain(String origin) {
    URI address = URI.create(origin.strip());
    return (address.getScheme() + "://" + address.getAuthority()).toLowerCase(Locale.ROOT);
  }

  /** On this machine every browser knows names below localhost. */
  private static String local(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return isHere(address) ? address.getScheme() + "://packages.localhost" + port : "";
  }

  private static boolean isHere(URI address) {
    return "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
  }

  /** Empty when there is none: then packages cannot be played. */
  public String origin() {
    return origin;
  }

  /** Whether the request came under the packages' name. */
  boolean asked(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return !origin.isEmpty()
        && host != null
        && origin.endsWith("://" + host.toLowerCase(Locale.ROOT));
  }

  /** Whether a path belongs to packages; assets serve both. */
  static boolean isPackagePath(String path) {
    return path.startsWith("/packages/");
  }

  /** The content policy of everything under the packages' name. */
  String policy() {
    return POLICY.formatted(portal);
  }
}
