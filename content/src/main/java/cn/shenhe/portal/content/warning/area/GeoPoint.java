package cn.shenhe.portal.content.warning.area;

/**
 * A place on the ground.
 *
 * @param latitude degrees north, WGS84, -90..90
 * @param longitude degrees east, WGS84, -180..180
 */
public record GeoPoint(double latitude, double longitude) {

  /** Mean radius of the earth in metres. Source: IUGG 1980, R1. */
  private static final double EARTH_RADIUS = 6_371_008.8;

  public GeoPoint {
    if (!inRange(latitude, longitude)) {
      throw new IllegalArgumentException("not a place on earth");
    }
  }

  /** Whether the two numbers can be a place at all; false for NaN. */
  public static boolean inRange(double latitude, double longitude) {
    return latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180;
  }

  /** Great-circle distance in metres, on the sphere (at most 0.6 % off the ellipsoid). */
  public double metresTo(GeoPoint other) {
    double phi1 = Math.toRadians(latitude);
    double phi2 = Math.toRadians(other.latitude);
    double half = Math.sin((phi2 - phi1) / 2);
    double turn = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double a = half * half + Math.cos(phi1) * Math.cos(phi2) * turn * turn;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
