package cn.shenhe.portal.content.shelter;

/**
 * What a text written into the search field turned out to mean.
 *
 * @param kind how it was understood
 * @param label the words for it
 * @param point where it is; null when we know only the street
 * @param streetCode the street; null when we know only the point
 */
public record Place(Kind kind, String label, GeoPoint point, String streetCode) {

  /** How a text can be understood. */
  public enum Kind {
    POINT,
    STREET,
    COMMUNITY,
    /** Of the list of place names, with its point. */
    PLACE,
    /** Of the list of place names, of which only the street is known. */
    PLACE_IN_STREET,
    SHELTER,
    NOTHING
  }
}
