package cn.shenhe.portal.content.warning.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The district this portal serves: its outline and its streets.
 *
 * <p>Source: the files in {@code resources/district}, whose README names where each comes from.
 * There are no outlines of streets: which street a point lies in cannot be answered.
 *
 * @param boundary WGS84
 * @param streets name by 9-digit code, in the order of the codes
 * @param edition what the codes and the outline are as of
 */
public record DistrictMap(Polygon boundary, Map<String, String> streets, String edition) {

  public static final String DISTRICT_CODE = "210103";
  public static final String DISTRICT_NAME = "沈河区";
  public static final String CITY_NAME = "沈阳市";
  public static final String PROVINCE_NAME = "辽宁省";

  private static final DistrictMap SHIPPED =
      new DistrictMap(shippedBoundary(), shippedStreets(), "2023-06-30");

  public DistrictMap {
    streets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(streets));
  }

  /** The edition packed with the portal. */
  public static DistrictMap shipped() {
    return SHIPPED;
  }

  /** Whether any part of the shape lies in the district. */
  public boolean touchedBy(Shape shape) {
    List<GeoPoint> outline = shape.outline();
    return outline.stream().anyMatch(boundary::contains)
        || boundary.ring().stream().anyMatch(shape::contains)
        || edgesCross(outline, boundary.ring());
  }

  private static boolean edgesCross(List<GeoPoint> first, List<GeoPoint> second) {
    for (int i = 1; i < first.size(); i++) {
      for (int j = 1; j < second.size(); j++) {
        GeoPoint a = first.get(i - 1);
        GeoPoint b = first.get(i);
        GeoPoint c = second.get(j - 1);
        GeoPoint d = second.get(j);
        if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static double side(GeoPoint a, GeoPoint b, GeoPoint p) {
    return Math.signum(
        (b.longitude() - a.longitude()) * (p.latitude() - a.latitude())
            - (b.latitude() - a.latitude()) * (p.longitude() - a.longitude()));
  }

  private static Polygon shippedBoundary() {
    String text =
        lines("boundary-wgs84.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining(" "));
    return (Polygon) ShapeText.polygon(text).shape();
  }

  private static Map<String, String> shippedStreets() {
    Map<String, String> streets = new LinkedHashMap<>();
    for (String line : lines("streets.csv").subList(1, lines("streets.csv").size())) {
      String[] cells = line.split(",");
      streets.put(cells[0], cells[1]);
    }
    return streets;
  }

  private static List<String> lines(String file) {
    try (InputStream in = DistrictMap.class.getResourceAsStream("/district/" + file);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
