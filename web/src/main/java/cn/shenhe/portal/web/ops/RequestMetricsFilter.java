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
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Counts and times every request by area (public, staff, rest, asset, ops) and kind of answer. */
@WebFilter("/*")
public class RequestMetricsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String NAME = "portal_requests";
  private static final int HUNDRED = 100;

  /** Of statuses: 1xx to 5xx, and 0 for none. */
  private static final int CLASSES = 6;

  private final transient MetricRegistry metrics;
  private final transient AtomicReferenceArray<Timer> timers =
      new AtomicReferenceArray<>(Area.values().length * CLASSES);

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
      timer(area(request.getRequestURI()), Math.min(CLASSES - 1, status / HUNDRED))
          .update(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** Found once: the registry puts a key together for every question. */
  private Timer timer(Area area, int status) {
    int at = area.ordinal() * CLASSES + status;
    Timer known = timers.get(at);
    if (known == null) {
      known = metrics.timer(NAME, new Tag("area", area.label), new Tag("status", status + "xx"));
      timers.set(at, known);
    }
    return known;
  }

  /** What a request was for. */
  enum Area {
    SIGNED_IN("signed-in"),
    REST("rest"),
    ASSET("asset"),
    OPS("ops"),
    PUBLIC("public");

    private final String label;

    Area(String label) {
      this.label = label;
    }
  }

  static Area area(String path) {
    if (path.startsWith("/staff/") || path.startsWith("/my/")) {
      return Area.SIGNED_IN;
    }
    if (path.startsWith("/api/")) {
      return Area.REST;
    }
    if (path.startsWith("/assets/") || path.startsWith("/jakarta.faces.resource/")) {
      return Area.ASSET;
    }
    if (path.startsWith("/health") || path.startsWith("/metrics")) {
      return Area.OPS;
    }
    return Area.PUBLIC;
  }
}
