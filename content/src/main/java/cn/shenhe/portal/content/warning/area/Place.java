package cn.shenhe.portal.content.warning.area;

import java.util.Optional;

/**
 * Where somebody is or wants to know about: a point, a division code, or both.
 *
 * @param point WGS84, or null
 * @param code community, street or district, or null
 */
public record Place(GeoPoint point, GeocodeLadder.Code code) {

  public Place {
    if (point == null && code == null) {
      throw new IllegalArgumentException("a place is a point or a code");
    }
  }

  public static Place at(GeoPoint point) {
    return new Place(point, null);
  }

  /**
   * @param code 6, 9 or 12 digits
   */
  public static Optional<Place> of(String code) {
    return GeocodeLadder.read(code).map(read -> new Place(null, read));
  }

  /** The district as a whole. */
  public static Place district() {
    return of(DistrictMap.DISTRICT_CODE).orElseThrow();
  }
}
