package cn.shenhe.portal.web.ops;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts and times every request by area (public, staff, rest, asset, ops) and kind of answer. */
@WebFilter("/*")
public class RequestMetricsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "portal_requests";
  private static final int HUNDRED = 100;

  private final transient MetricRegistry metrics;

  @Inject
  public RequestMetricsFilter(MetricRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      metrics
          .timer(
              NAME,
              new Tag("area", area(request.getRequestURI())),
              new Tag("status", status / HUNDRED + "xx"))
          .update(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  static String area(String path) {
    if (path.startsWith("/staff/") || path.startsWith("/my/")) {
      return "signed-in";
    }
    if (path.startsWith("/api/")) {
      return "rest";
    }
    if (path.startsWith("/assets/") || path.startsWith("/jakarta.faces.resource/")) {
      return "asset";
    }
    if (path.startsWith("/health") || path.startsWith("/metrics")) {
      return "ops";
    }
    return "public";
  }
}
