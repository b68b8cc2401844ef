package cn.shenhe.portal.content.warning.area;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads CAP's way of writing shapes and names what is wrong with it instead of throwing it away.
 *
 * @param shape null when the text cannot be a shape at all
 * @param flaw null when the text is as the standard wants it
 */
public record ShapeText(Shape shape, Flaw flaw) {

  /** What can be wrong with the text of a polygon or a circle. */
  public enum Flaw {
    EMPTY,
    SYNTAX,
    RANGE,
    TOO_FEW_POINTS,
    /** The shape is given all the same, closed by us. */
    NOT_CLOSED
  }

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,4}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** {@code lat,lon lat,lon …}, first equal to last. */
  public static ShapeText polygon(String text) {
    if (text.isBlank()) {
      return new ShapeText(null, Flaw.EMPTY);
    }
    String[] pairs = SPACE.split(text.strip());
    List<GeoPoint> points = new ArrayList<>(pairs.length);
    for (String pair : pairs) {
      double[] numbers = numbers(pair);
      if (numbers == null) {
        return new ShapeText(null, Flaw.SYNTAX);
      }
      if (!GeoPoint.inRange(numbers[0], numbers[1])) {
        return new ShapeText(null, Flaw.RANGE);
      }
      points.add(new GeoPoint(numbers[0], numbers[1]));
    }
    boolean closed = points.get(0).equals(points.get(points.size() - 1));
    if (points.size() < (closed ? 4 : 3)) {
      return new ShapeText(null, Flaw.TOO_FEW_POINTS);
    }
    return new ShapeText(Polygon.closing(points), closed ? null : Flaw.NOT_CLOSED);
  }

  /** {@code lat,lon km}. */
  public static ShapeText circle(String text) {
    if (text.isBlank()) {
      return new ShapeText(null, Flaw.EMPTY);
    }
    String[] parts = SPACE.split(text.strip());
    double[] centre = parts.length == 2 ? numbers(parts[0]) : null;
    // A radius may have more digits before the point than a degree.
    if (centre == null || !parts[1].matches("\\d{1,6}(\\.\\d{0,20})?|\\.\\d{1,20}")) {
      return new ShapeText(null, Flaw.SYNTAX);
    }
    double kilometres = Double.parseDouble(parts[1]);
    if (!GeoPoint.inRange(centre[0], centre[1]) || kilometres > 20_100) {
      return new ShapeText(null, Flaw.RANGE);
    }
    return new ShapeText(new Circle(new GeoPoint(centre[0], centre[1]), kilometres), null);
  }

  private static double[] numbers(String pair) {
    int comma = pair.indexOf(',');
    if (comma < 0) {
      return null;
    }
    String first = pair.substring(0, comma);
    String second = pair.substring(comma + 1);
    if (!NUMBER.matcher(first).matches() || !NUMBER.matcher(second).matches()) {
      return null;
    }
    return new double[] {Double.parseDouble(first), Double.parseDouble(second)};
  }
}
