package cn.shenhe.portal.content.shelter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The outline of Shenhe district (code 210103) in WGS84, generalised to 52 points: good enough to
 * ask "is this ours?" and to draw a sketch, not a legal boundary.
 *
 * <p>Source: shenhe_boundary_wgs84.geojson (GeoMapData_CN, 2022-01, converted from GCJ-02).
 */
public final class DistrictBoundary {

  private static final String RESOURCE = "shenhe_boundary_wgs84.geojson";
  private static final DistrictBoundary SHENHE = new DistrictBoundary(load());

  private final List<GeoPolygon> polygons;

  private DistrictBoundary(List<GeoPolygon> polygons) {
    this.polygons = polygons;
  }

  public static DistrictBoundary shenhe() {
    return SHENHE;
  }

  public boolean contains(GeoPoint point) {
    return polygons.stream().anyMatch(p -> p.contains(point));
  }

  public List<GeoPolygon> polygons() {
    return polygons;
  }

  /** West, south, east and north edge in degrees. */
  public double[] box() {
    double[] box = {180, 90, -180, -90};
    for (GeoPolygon polygon : polygons) {
      for (GeoPoint p : polygon.rings().get(0)) {
        box[0] = Math.min(box[0], p.longitude());
        box[1] = Math.min(box[1], p.latitude());
        box[2] = Math.max(box[2], p.longitude());
        box[3] = Math.max(box[3], p.latitude());
      }
    }
    return box;
  }

  /** The outline as GeoJSON. Source: the shipped file, as it is. */
  public String geoJson() {
    try (InputStream in = DistrictBoundary.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<GeoPolygon> load() {
    try (InputStream in = DistrictBoundary.class.getResourceAsStream(RESOURCE)) {
      Map<?, ?> file =
          (Map<?, ?>) JsonText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Map<?, ?> feature = (Map<?, ?>) ((List<?>) file.get("features")).get(0);
      return polygons((Map<?, ?>) feature.get("geometry"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The polygons of a GeoJSON Polygon or MultiPolygon. */
  static List<GeoPolygon> polygons(Map<?, ?> geometry) {
    List<?> coordinates = (List<?>) geometry.get("coordinates");
    List<?> members =
        "MultiPolygon".equals(geometry.get("type")) ? coordinates : List.of(coordinates);
    List<GeoPolygon> polygons = new ArrayList<>();
    for (Object member : members) {
      List<List<GeoPoint>> rings = new ArrayList<>();
      for (Object ring : (List<?>) member) {
        List<GeoPoint> points = new ArrayList<>();
        for (Object position : (List<?>) ring) {
          List<?> pair = (List<?>) position;
          points.add(
              new GeoPoint(
                  ((Number) pair.get(1)).doubleValue(), ((Number) pair.get(0)).doubleValue()));
        }
        rings.add(points);
      }
      polygons.add(new GeoPolygon(rings));
    }
    return polygons;
  }
}
