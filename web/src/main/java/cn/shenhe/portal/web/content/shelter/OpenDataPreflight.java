package cn.shenhe.portal.web.content.shelter;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Other sites may ask for our open data with {@code If-None-Match}; their visitors' browsers first
 * ask for leave.
 */
@Provider
@PreMatching
public class OpenDataPreflight implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean open =
        path.startsWith("ogc/") || path.startsWith("shelters") || path.startsWith("warnings");
    if (open && HttpMethod.OPTIONS.equals(request.getMethod())) {
      request.abortWith(
          Response.noContent()
              .header("Access-Control-Allow-Origin", "*")
              .header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
              .header("Access-Control-Allow-Headers", "Accept, If-None-Match, If-Modified-Since")
              .header("Access-Control-Max-Age", "86400")
              .header("Allow", "GET, HEAD, OPTIONS")
              .build());
    }
  }
}
