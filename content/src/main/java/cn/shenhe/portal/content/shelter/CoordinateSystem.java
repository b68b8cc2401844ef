package cn.shenhe.portal.content.shelter;

/**
 * The systems in which positions reach us. Inside we keep only WGS84.
 *
 * <p>GCJ-02 is the shifted system that public maps in mainland China must use (567 m off in
 * Shenhe), BD-09 is Baidu's further shift of it. Inverses are iterated until the forward conversion
 * meets the given point within 1e-10 degrees, so there and back stays below a millimetre. Outside
 * China, as {@link #isShifted} bounds it, nothing is shifted. CGCS2000 differs from WGS84 by
 * centimetres and is taken as equal, but a file keeps the name it came with.
 */
public enum CoordinateSystem {
  WGS84,
  CGCS2000,
  GCJ02,
  BD09;

  /** Source: the Krasovsky 1940 ellipsoid used by the published GCJ-02 algorithm, in metres. */
  private static final double KRASOVSKY_AXIS = 6_378_245.0;

  private static final double KRASOVSKY_ECCENTRICITY_SQ = 0.00669342162296594323;
  private static final double BD_TURN = Math.PI * 3000 / 180;
  private static final double PRECISION = 1e-10;
  private static final int MAX_ITERATIONS = 40;

  /**
   * Where the shift is applied, roughly: {north, west, south, east} in degrees. Source: the
   * rectangles in general use with the published algorithm; tighter than gcoord's single box, which
   * also covers Korea and western Japan.
   */
  private static final double[][] SHIFTED = {
    {49.2204, 79.4462, 42.8899, 96.3300},
    {54.1415, 109.6872, 39.3742, 135.0002},
    {42.8899, 73.1246, 29.5297, 124.143255},
    {29.5297, 82.9684, 26.7186, 97.0352},
    {29.5297, 97.0253, 20.414096, 124.367395},
    {20.414096, 107.975793, 17.871542, 111.744104},
  };

  private static final double[][] NOT_SHIFTED = {
    {22.2840, 101.8652, 20.0988, 106.6650},
    {21.5422, 106.4525, 20.4878, 108.0510},
    {55.8175, 109.0323, 50.3257, 119.1270},
    {55.8175, 127.4568, 49.5574, 137.0227},
    {44.8922, 131.2662, 42.5692, 137.0227},
  };

  /** The same place in WGS84, given in this system. */
  public GeoPoint toWgs84(GeoPoint point) {
    return switch (this) {
      case WGS84, CGCS2000 -> point;
      case GCJ02 -> inverse(point, CoordinateSystem::wgsToGcj);
      case BD09 -> inverse(inverse(point, CoordinateSystem::gcjToBd), CoordinateSystem::wgsToGcj);
    };
  }

  /** The same place in this system, given in WGS84. */
  public GeoPoint fromWgs84(GeoPoint point) {
    return switch (this) {
      case WGS84, CGCS2000 -> point;
      case GCJ02 -> wgsToGcj(point);
      case BD09 -> gcjToBd(wgsToGcj(point));
    };
  }

  /**
   * Whether the shift of GCJ-02 is applied at this WGS84 position. A bound of rectangles, not the
   * border: near it they are wrong on both sides (Heihe is taken for abroad; the north of Korea,
   * eastern Mongolia and Nepal for home). Shenhe lies more than 200 km inside.
   */
  public static boolean isShifted(GeoPoint point) {
    return within(SHIFTED, point) && !within(NOT_SHIFTED, point);
  }

  private static boolean within(double[][] boxes, GeoPoint point) {
    for (double[] box : boxes) {
      if (point.latitude() <= box[0]
          && point.longitude() >= box[1]
          && point.latitude() >= box[2]
          && point.longitude() <= box[3]) {
        return true;
      }
    }
    return false;
  }

  private static GeoPoint wgsToGcj(GeoPoint point) {
    if (!isShifted(point)) {
      return point;
    }
    double x = point.longitude() - 105;
    double y = point.latitude() - 35;
    double lat = point.latitude() * Math.PI / 180;
    double magic = 1 - KRASOVSKY_ECCENTRICITY_SQ * Math.sin(lat) * Math.sin(lat);
    double root = Math.sqrt(magic);
    double north =
        northMetres(x, y)
            * 180
            / (KRASOVSKY_AXIS * (1 - KRASOVSKY_ECCENTRICITY_SQ) / (magic * root) * Math.PI);
    double east = eastMetres(x, y) * 180 / (KRASOVSKY_AXIS / root * Math.cos(lat) * Math.PI);
    return new GeoPoint(point.latitude() + north, point.longitude() + east);
  }

  private static double northMetres(double x, double y) {
    double sum = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
    sum += (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    sum += (20 * Math.sin(y * Math.PI) + 40 * Math.sin(y / 3 * Math.PI)) * 2 / 3;
    sum += (160 * Math.sin(y / 12 * Math.PI) + 320 * Math.sin(y * Math.PI / 30)) * 2 / 3;
    return sum;
  }

  private static double eastMetres(double x, double y) {
    double sum = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
    sum += (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2 / 3;
    sum += (20 * Math.sin(x * Math.PI) + 40 * Math.sin(x / 3 * Math.PI)) * 2 / 3;
    sum += (150 * Math.sin(x / 12 * Math.PI) + 300 * Math.sin(x / 30 * Math.PI)) * 2 / 3;
    return sum;
  }

  private static GeoPoint gcjToBd(GeoPoint point) {
    if (!isShifted(point)) {
      return point;
    }
    double x = point.longitude();
    double y = point.latitude();
    double z = Math.hypot(x, y) + 0.00002 * Math.sin(y * BD_TURN);
    double theta = Math.atan2(y, x) + 0.000003 * Math.cos(x * BD_TURN);
    return new GeoPoint(z * Math.sin(theta) + 0.006, z * Math.cos(theta) + 0.0065);
  }

  private interface Conversion {
    GeoPoint of(GeoPoint point);
  }

  private static GeoPoint inverse(GeoPoint target, Conversion forward) {
    GeoPoint guess = target;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      GeoPoint there = forward.of(guess);
      double north = target.latitude() - there.latitude();
      double east = target.longitude() - there.longitude();
      if (Math.abs(north) < PRECISION && Math.abs(east) < PRECISION) {
        return guess;
      }
      guess = new GeoPoint(guess.latitude() + north, guess.longitude() + east);
    }
    return guess;
  }
}
