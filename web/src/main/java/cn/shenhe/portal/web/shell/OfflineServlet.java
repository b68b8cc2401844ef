package cn.shenhe.portal.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The worker that keeps pages for times without a network and shows what was pushed, and the
 * manifest by which the portal can be put on the home screen of a phone. Both stand at the root: a
 * worker sees only what lies below it.
 *
 * <p>The worker's own text is the asset {@code sw.js}; what it must have from the start is written
 * above it, so a changed asset changes the worker, and browsers fetch it anew.
 */
@WebServlet({"/sw.js", "/manifest.webmanifest"})
public class OfflineServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** What the pages of the pack need, from the first visit on. */
  private static final List<String> CORE =
      List.of(
          "portal.css",
          "shelter.css",
          "courseware.css",
          "portal.js",
          "search.js",
          "warning.js",
          "shelter.js",
          "map.js",
          "geodesic.js",
          "pocket.js",
          "mark.svg",
          "icons.svg");

  @Inject transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean worker = request.getServletPath().equals("/sw.js");
    String base = request.getContextPath();
    byte[] body = (worker ? worker(base) : manifest(base)).getBytes(StandardCharsets.UTF_8);
    response.setContentType(
        worker ? "text/javascript;charset=UTF-8" : "application/manifest+json;charset=UTF-8");
    response.setHeader("Cache-Control", worker ? "no-cache" : "public, max-age=86400");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private String worker(String base) {
    String core =
        CORE.stream().map(name -> "'" + assets.url(name) + "'").collect(Collectors.joining(", "));
    String text = new String(assets.find("sw.js").orElseThrow().content(), StandardCharsets.UTF_8);
    return "var BASE = '"
        + base
        + "';\nvar POCKET = '"
        + base
        + "/shelter/pocket';\nvar CORE = ["
        + core
        + "];\n"
        + text;
  }

  private String manifest(String base) {
    return """
        {"name": "%s", "short_name": "%s", "lang": "zh-CN", "dir": "ltr", "display": "standalone",
         "start_url": "%s/", "scope": "%s/", "background_color": "#f3f6f9", "theme_color": "#0a355c",
         "icons": [{"src": "%s", "sizes": "192x192", "type": "image/png", "purpose": "any maskable"},
                   {"src": "%s", "sizes": "512x512", "type": "image/png", "purpose": "any maskable"}],
         "shortcuts": [{"name": "%s", "url": "%s/shelter/shelters"}]}
        """
        .formatted(
            Texts.of("shell", "offline.name"),
            Texts.of("shell", "offline.short-name"),
            base,
            base,
            assets.url("icon-192.png"),
            assets.url("icon-512.png"),
            Texts.of("shell", "menu.shelter"),
            base);
  }
}
