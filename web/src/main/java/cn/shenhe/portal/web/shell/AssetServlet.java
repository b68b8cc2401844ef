package cn.shenhe.portal.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@link Assets} below {@code /assets/}; an address with an outdated digest is not found.
 */
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern ADDRESS =
      Pattern.compile("/([A-Za-z0-9/_-]+)\\.([0-9a-f]{12})\\.([a-z0-9]+)");

  @Inject transient Assets assets;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    Matcher address = ADDRESS.matcher(path);
    Optional<Assets.Asset> asset =
        address.matches()
            ? assets
                .find(address.group(1) + "." + address.group(3))
                .filter(found -> found.digest().equals(address.group(2)))
            : Optional.empty();
    if (asset.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] content = asset.get().content();
    String type = getServletContext().getMimeType(asset.get().name());
    response.setContentType(type == null ? "application/octet-stream" : withCharset(type));
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static String withCharset(String type) {
    boolean text = type.startsWith("text/") || type.endsWith("javascript");
    return text ? type + ";charset=UTF-8" : type;
  }
}
