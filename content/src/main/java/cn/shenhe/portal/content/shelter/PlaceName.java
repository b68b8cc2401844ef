package cn.shenhe.portal.content.shelter;

/**
 * A name by which residents say where they are.
 *
 * @param name as written in its source
 * @param kind what it is the name of
 * @param streetCode the street it belongs to; null when only the point is known
 * @param point where it is; null when only the street is known
 * @param source where the name is from
 */
public record PlaceName(
    String name, PlaceKind kind, String streetCode, GeoPoint point, String source) {

  public PlaceName {
    if (streetCode == null && point == null) {
      throw new IllegalArgumentException("a place name needs a street or a point");
    }
  }
}
