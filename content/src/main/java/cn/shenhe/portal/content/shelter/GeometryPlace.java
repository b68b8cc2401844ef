package cn.shenhe.portal.content.shelter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one position a geometry of GeoJSON stands for: of an area a point that lies in it, of several
 * points the first.
 *
 * @param longitude as written, where a point gives it
 * @param taken how it was taken, in Chinese; empty for a point
 */
record GeometryPlace(String longitude, String latitude, String taken) {

  private static final int DEEPEST = 4;

  /** Empty without a geometry or a position in it. */
  static Optional<GeometryPlace> of(Object geometry) {
    return of(geometry, 0);
  }

  private static Optional<GeometryPlace> of(Object geometry, int depth) {
    if (!(geometry instanceof Map<?, ?> object) || depth > DEEPEST) {
      return Optional.empty();
    }
    if (object.get("geometries") instanceof List<?> members) {
      return ofMembers(members, depth);
    }
    String type = String.valueOf(object.get("type"));
    Object coordinates = object.get("coordinates");
    return switch (type) {
      case "Point" -> point(coordinates, "");
      case "MultiPoint" -> {
        int points = coordinates instanceof List<?> list ? list.size() : 0;
        yield first(coordinates)
            .flatMap(at -> point(at, points > 1 ? "位置取自 " + points + " 个点中的第一个，请核对" : ""));
      }
      case "LineString" -> middle(coordinates);
      case "MultiLineString" -> first(coordinates).flatMap(GeometryPlace::middle);
      case "Polygon" -> first(coordinates).flatMap(GeometryPlace::inside);
      case "MultiPolygon" -> largest(coordinates).flatMap(GeometryPlace::inside);
      default -> Optional.empty();
    };
  }

  /** A point of a collection goes before its areas: it is what somebody set on purpose. */
  private static Optional<GeometryPlace> ofMembers(List<?> members, int depth) {
    Optional<GeometryPlace> found = Optional.empty();
    for (Object member : members) {
      Optional<GeometryPlace> place = of(member, depth + 1);
      if (place.isPresent() && place.get().taken().isEmpty()) {
        return place;
      }
      found = found.or(() -> place);
    }
    return found;
  }

  private static Optional<?> first(Object list) {
    return list instanceof List<?> some && !some.isEmpty()
        ? Optional.ofNullable(some.get(0))
        : Optional.empty();
  }

  private static Optional<GeometryPlace> point(Object position, String taken) {
    return isPosition(position)
        ? Optional.of(
            new GeometryPlace(
                written(((List<?>) position).get(0)), written(((List<?>) position).get(1)), taken))
        : Optional.empty();
  }

  private static Optional<GeometryPlace> middle(Object line) {
    return line instanceof List<?> points && !points.isEmpty()
        ? point(points.get(points.size() / 2), "位置取自线的中点，请核对")
        : Optional.empty();
  }

  /** The outer ring of the largest polygon. */
  private static Optional<?> largest(Object polygons) {
    Object largest = null;
    double most = -1;
    if (polygons instanceof List<?> members) {
      for (Object member : members) {
        Object ring = first(member).orElse(null);
        double size = Math.abs(area(ring(ring)));
        if (size > most) {
          most = size;
          largest = ring;
        }
      }
    }
    return Optional.ofNullable(largest);
  }

  private static Optional<GeometryPlace> inside(Object outer) {
    double[][] ring = ring(outer);
    if (ring.length < 3) {
      return ring.length == 0 ? Optional.empty() : of(ring[0]);
    }
    double area = area(ring);
    double[] centre = {0, 0};
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      // Relative to a corner: products of whole degrees would swallow the digits that matter.
      double cross =
          (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1]);
      centre[0] += (a[0] + b[0] - 2 * ring[0][0]) * cross;
      centre[1] += (a[1] + b[1] - 2 * ring[0][1]) * cross;
    }
    if (area == 0) {
      return of(ring[0]);
    }
    double[] middle = {ring[0][0] + centre[0] / (6 * area), ring[0][1] + centre[1] / (6 * area)};
    return of(isIn(ring, middle) ? middle : onTheWidestCut(ring, middle[1]));
  }

  private static Optional<GeometryPlace> of(double[] at) {
    return Optional.of(
        new GeometryPlace(
            String.format(java.util.Locale.ROOT, "%.7f", at[0]),
            String.format(java.util.Locale.ROOT, "%.7f", at[1]),
            "位置取自面的中心，请核对入口"));
  }

  /** The middle of the longest stretch within the ring at this height. */
  private static double[] onTheWidestCut(double[][] ring, double height) {
    List<Double> cuts = new ArrayList<>();
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      if (a[1] > height != b[1] > height) {
        cuts.add(a[0] + (b[0] - a[0]) * (height - a[1]) / (b[1] - a[1]));
      }
    }
    cuts.sort(Double::compareTo);
    double[] best = ring[0];
    double widest = -1;
    for (int i = 0; i + 1 < cuts.size(); i += 2) {
      if (cuts.get(i + 1) - cuts.get(i) > widest) {
        widest = cuts.get(i + 1) - cuts.get(i);
        best = new double[] {(cuts.get(i) + cuts.get(i + 1)) / 2, height};
      }
    }
    return best;
  }

  private static boolean isIn(double[][] ring, double[] point) {
    boolean inside = false;
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      if (a[1] > point[1] != b[1] > point[1]
          && point[0] < (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Positive or negative by the turn of the ring. */
  private static double area(double[][] ring) {
    double twice = 0;
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      twice +=
          (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1]);
    }
    return twice / 2;
  }

  private static double[][] ring(Object positions) {
    if (!(positions instanceof List<?> list)) {
      return new double[0][];
    }
    return list.stream()
        .filter(GeometryPlace::isPosition)
        .map(
            p ->
                new double[] {
                  ((Number) ((List<?>) p).get(0)).doubleValue(),
                  ((Number) ((List<?>) p).get(1)).doubleValue()
                })
        .toArray(double[][]::new);
  }

  private static boolean isPosition(Object value) {
    return value instanceof List<?> pair
        && pair.size() >= 2
        && pair.get(0) instanceof Number
        && pair.get(1) instanceof Number;
  }

  private static String written(Object number) {
    return number instanceof java.math.BigDecimal decimal
        ? decimal.toPlainString()
        : number.toString();
  }
}
