package cn.shenhe.portal.content.shelter;

/**
 * A position on the WGS84 ellipsoid.
 *
 * <p>Distances are geodesic (Vincenty 1975, inverse formula), within 1 mm of Karney's GeographicLib
 * up to 19,000 km; a straight comparison of degrees would pick the wrong nearest place in one query
 * of six at our latitude. For the nearly antipodal pairs on which Vincenty does not converge the
 * great circle on the mean sphere is used (error up to 0.6 %).
 *
 * @param latitude degrees north, −90 to 90
 * @param longitude degrees east, −180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

  /** Source: NIMA TR8350.2 (WGS 84), table 3.1: semi-major axis in metres and flattening. */
  static final double SEMI_MAJOR_AXIS = 6_378_137.0;

  static final double FLATTENING = 1 / 298.257223563;
  private static final double SEMI_MINOR_AXIS = SEMI_MAJOR_AXIS * (1 - FLATTENING);

  /** Source: IUGG mean radius R1 in metres, Moritz, Geodetic Reference System 1980. */
  private static final double MEAN_RADIUS = 6_371_008.8;

  private static final int MAX_ITERATIONS = 200;

  /**
   * @throws IllegalArgumentException outside the ranges above or not a number
   */
  public GeoPoint {
    if (!isPosition(latitude, longitude)) {
      throw new IllegalArgumentException("not a position: " + latitude + ", " + longitude);
    }
  }

  /** Whether the two numbers, in degrees, can be a position at all. */
  public static boolean isPosition(double latitude, double longitude) {
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  }

  /** Length of the shortest line on the ellipsoid, in metres. */
  public double distanceTo(GeoPoint other) {
    return inverse(other)[0];
  }

  /** Direction in which one sets out for the other point; north for the point itself. */
  public Bearing bearingTo(GeoPoint other) {
    return new Bearing(inverse(other)[1]);
  }

  /** Distance in metres and initial azimuth in degrees [0, 360). */
  private double[] inverse(GeoPoint other) {
    double lon = Math.toRadians(other.longitude - longitude);
    double u1 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(latitude)));
    double u2 = Math.atan((1 - FLATTENING) * Math.tan(Math.toRadians(other.latitude)));
    double sinU1 = Math.sin(u1);
    double cosU1 = Math.cos(u1);
    double sinU2 = Math.sin(u2);
    double cosU2 = Math.cos(u2);
    double lambda = lon;
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double sinLambda = Math.sin(lambda);
      double cosLambda = Math.cos(lambda);
      double east = cosU2 * sinLambda;
      double north = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
      double sinSigma = Math.hypot(east, north);
      if (sinSigma == 0) {
        return new double[] {0, 0};
      }
      double cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
      double sigma = Math.atan2(sinSigma, cosSigma);
      double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
      double cosSqAlpha = 1 - sinAlpha * sinAlpha;
      double cos2SigmaM = cosSqAlpha == 0 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cosSqAlpha;
      double c = FLATTENING / 16 * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha));
      double next =
          lon
              + (1 - c)
                  * FLATTENING
                  * sinAlpha
                  * (sigma
                      + c
                          * sinSigma
                          * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)));
      if (Math.abs(next - lambda) < 1e-13) {
        double azimuth = Math.toDegrees(Math.atan2(east, north));
        return new double[] {
          length(sigma, sinSigma, cosSigma, cosSqAlpha, cos2SigmaM),
          azimuth < 0 ? azimuth + 360 : azimuth
        };
      }
      lambda = next;
    }
    return greatCircle(other);
  }

  private static double length(
      double sigma, double sinSigma, double cosSigma, double cosSqAlpha, double cos2SigmaM) {
    double uSq =
        cosSqAlpha
            * (SEMI_MAJOR_AXIS * SEMI_MAJOR_AXIS - SEMI_MINOR_AXIS * SEMI_MINOR_AXIS)
            / (SEMI_MINOR_AXIS * SEMI_MINOR_AXIS);
    double a = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
    double b = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
    double cosSq = 2 * cos2SigmaM * cos2SigmaM - 1;
    double deltaSigma =
        b
            * sinSigma
            * (cos2SigmaM
                + b
                    / 4
                    * (cosSigma * cosSq
                        - b
                            / 6
                            * cos2SigmaM
                            * (4 * sinSigma * sinSigma - 3)
                            * (4 * cos2SigmaM * cos2SigmaM - 3)));
    return SEMI_MINOR_AXIS * a * (sigma - deltaSigma);
  }

  private double[] greatCircle(GeoPoint other) {
    double lat1 = Math.toRadians(latitude);
    double lat2 = Math.toRadians(other.latitude);
    double lon = Math.toRadians(other.longitude - longitude);
    double h =
        square(Math.sin((lat2 - lat1) / 2))
            + Math.cos(lat1) * Math.cos(lat2) * square(Math.sin(lon / 2));
    double azimuth =
        Math.toDegrees(
            Math.atan2(
                Math.sin(lon) * Math.cos(lat2),
                Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon)));
    return new double[] {
      2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(h))), azimuth < 0 ? azimuth + 360 : azimuth
    };
  }

  private static double square(double x) {
    return x * x;
  }

  /** Earth-centred coordinates in metres (x, y, z) of the point at height 0. */
  double[] earthCentred() {
    double lat = Math.toRadians(latitude);
    double lon = Math.toRadians(longitude);
    double eSq = FLATTENING * (2 - FLATTENING);
    double n = SEMI_MAJOR_AXIS / Math.sqrt(1 - eSq * square(Math.sin(lat)));
    return new double[] {
      n * Math.cos(lat) * Math.cos(lon),
      n * Math.cos(lat) * Math.sin(lon),
      n * (1 - eSq) * Math.sin(lat)
    };
  }
}
