package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.DistrictBoundary;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.GeoPolygon;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sketch of the district, 600 units wide: its outline and points on it. North is up; degrees of
 * longitude are shortened by the cosine of the latitude. Drawn by the server, so it needs no script
 * and no foreign tiles.
 */
final class SketchMap {

  static final double WIDTH = 600;
  private static final double MARGIN = 20;

  private final DistrictBoundary boundary = DistrictBoundary.shenhe();
  private final double west;
  private final double north;
  private final double scale;
  private final double shorten;
  private final double height;

  SketchMap() {
    double[] box = boundary.box();
    west = box[0];
    north = box[3];
    shorten = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
    scale = (WIDTH - 2 * MARGIN) / ((box[2] - box[0]) * shorten);
    height = (box[3] - box[1]) * scale + 2 * MARGIN;
  }

  String viewBox() {
    return String.format(Locale.ROOT, "0 0 %.0f %.0f", WIDTH, height);
  }

  double x(GeoPoint p) {
    return Math.round((MARGIN + (p.longitude() - west) * shorten * scale) * 10) / 10.0;
  }

  double y(GeoPoint p) {
    return Math.round((MARGIN + (north - p.latitude()) * scale) * 10) / 10.0;
  }

  boolean shows(GeoPoint p) {
    return x(p) >= 0 && x(p) <= WIDTH && y(p) >= 0 && y(p) <= height;
  }

  /** An area as the path of an SVG. */
  String path(GeoPolygon polygon) {
    return polygon.rings().stream().map(this::ring).collect(Collectors.joining(" "));
  }

  /** The outline as the path of an SVG. */
  String outline() {
    return boundary.polygons().stream().map(this::path).collect(Collectors.joining(" "));
  }

  private String ring(List<GeoPoint> ring) {
    return ring.stream().map(p -> x(p) + "," + y(p)).collect(Collectors.joining(" L", "M", " Z"));
  }
}
