package cn.shenhe.portal.web.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;

/**
 * Mends the addresses in {@code /openapi}: Payara 6 loses the path of an application that does not
 * list its classes when there is a second application, and writes {@code /null/shelters}.
 */
public class OpenApiAddresses implements OASFilter {

  private static final String LOST = "/null/";
  private static final String MEANT = "/api/v1/";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
      return;
    }
    Map<String, PathItem> mended = new LinkedHashMap<>();
    document.getPaths().getPathItems().forEach((path, item) -> mended.put(mend(path), item));
    Paths paths = OASFactory.createPaths();
    mended.forEach(paths::addPathItem);
    document.setPaths(paths);
  }

  static String mend(String path) {
    return path.startsWith(LOST) ? MEANT + path.substring(LOST.length()) : path;
  }
}
