package cn.shenhe.portal.content.warning.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One ring on WGS84, without holes; the edges are straight in degrees.
 *
 * <p>A ring whose longitudes span more than 180° is taken to cross the date line. A point exactly
 * on an edge counts as inside: whoever stands on the line is warned.
 *
 * @param ring at least 4 points, the last equal to the first
 */
public record Polygon(List<GeoPoint> ring) implements Shape {

  private static final double ON_EDGE = 1e-12;

  /** Points times edges from which on it pays to sort the edges first. */
  private static final long MANY = 1_000_000;

  public Polygon {
    ring = List.copyOf(ring);
    if (ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
      throw new IllegalArgumentException("a ring has at least 4 points and is closed");
    }
  }

  /** From points whose last may differ from the first; the ring is closed here. */
  public static Polygon closing(List<GeoPoint> points) {
    List<GeoPoint> ring = new ArrayList<>(points);
    if (!ring.isEmpty() && !ring.get(0).equals(ring.get(ring.size() - 1))) {
      ring.add(ring.get(0));
    }
    return new Polygon(ring);
  }

  @Override
  public boolean contains(GeoPoint point) {
    return contains(point, null);
  }

  /**
   * @param edges by the number of their end; null for all
   */
  private boolean contains(GeoPoint point, int[] edges) {
    boolean wraps = edges == null && crossesDateLine();
    double x = east(point.longitude(), wraps);
    double y = point.latitude();
    boolean inside = false;
    int count = edges == null ? ring.size() - 1 : edges.length;
    for (int k = 0; k < count; k++) {
      int i = edges == null ? k + 1 : edges[k];
      double x1 = east(ring.get(i - 1).longitude(), wraps);
      double y1 = ring.get(i - 1).latitude();
      double x2 = east(ring.get(i).longitude(), wraps);
      double y2 = ring.get(i).latitude();
      if (onEdge(x, y, x1, y1, x2, y2)) {
        return true;
      }
      if ((y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) {
        inside = !inside;
      }
    }
    return inside;
  }

  @Override
  public boolean covers(Shape other) {
    if (equals(other)) {
      return true;
    }
    List<GeoPoint> points = other.outline();
    EdgeBands bands =
        (long) points.size() * ring.size() < MANY || crossesDateLine() ? null : EdgeBands.of(ring);
    return bands == null
        ? points.stream().allMatch(this::contains)
        : points.stream().allMatch(p -> contains(p, bands.at(p.latitude())));
  }

  @Override
  public List<GeoPoint> outline() {
    return ring;
  }

  /** As CAP writes it: {@code lat,lon lat,lon …}. */
  @Override
  public String text() {
    return ring.stream()
        .map(p -> String.format(Locale.ROOT, "%s,%s", p.latitude(), p.longitude()))
        .collect(Collectors.joining(" "));
  }

  private boolean crossesDateLine() {
    double west = ring.stream().mapToDouble(GeoPoint::longitude).min().orElseThrow();
    double east = ring.stream().mapToDouble(GeoPoint::longitude).max().orElseThrow();
    return east - west > 180;
  }

  private static double east(double longitude, boolean wraps) {
    return wraps && longitude < 0 ? longitude + 360 : longitude;
  }

  private static boolean onEdge(double x, double y, double x1, double y1, double x2, double y2) {
    double cross = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    return Math.abs(cross) <= ON_EDGE
        && x >= Math.min(x1, x2)
        && x <= Math.max(x1, x2)
        && y >= Math.min(y1, y2)
        && y <= Math.max(y1, y2);
  }
}
