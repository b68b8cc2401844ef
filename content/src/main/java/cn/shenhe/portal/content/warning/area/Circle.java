package cn.shenhe.portal.content.warning.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All places within a distance of a centre.
 *
 * @param centre WGS84
 * @param kilometres radius, 0 or more; 0 is the point itself
 */
public record Circle(GeoPoint centre, double kilometres) implements Shape {

  private static final int OUTLINE_POINTS = 64;
  private static final double METRES_PER_DEGREE = 111_195;

  public Circle {
    if (!(kilometres >= 0) || kilometres > 20_100) {
      throw new IllegalArgumentException("not a radius on earth");
    }
  }

  @Override
  public boolean contains(GeoPoint point) {
    return centre.metresTo(point) <= kilometres * 1000;
  }

  @Override
  public boolean covers(Shape other) {
    if (other instanceof Circle circle) {
      return centre.metresTo(circle.centre) + circle.kilometres * 1000 <= kilometres * 1000 + 1;
    }
    return other.outline().stream().allMatch(this::contains);
  }

  @Override
  public List<GeoPoint> outline() {
    double north = kilometres * 1000 / METRES_PER_DEGREE;
    double narrowing = Math.max(0.01, Math.cos(Math.toRadians(centre.latitude())));
    List<GeoPoint> points = new ArrayList<>();
    for (int i = 0; i <= OUTLINE_POINTS; i++) {
      double turn = 2 * Math.PI * (i % OUTLINE_POINTS) / OUTLINE_POINTS;
      double latitude = clamp(centre.latitude() + north * Math.cos(turn), 90);
      double longitude = clamp(centre.longitude() + north / narrowing * Math.sin(turn), 180);
      points.add(new GeoPoint(latitude, longitude));
    }
    return points;
  }

  /** As CAP writes it: {@code lat,lon km}. */
  @Override
  public String text() {
    return String.format(
        Locale.ROOT, "%s,%s %s", centre.latitude(), centre.longitude(), kilometres);
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
