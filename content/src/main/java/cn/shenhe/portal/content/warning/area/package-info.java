/**
 * Where a warning holds: polygons, circles and geocodes on WGS84, and the codes of the district.
 *
 * <p>Owns geometry and the ladder of administrative codes. Must not contain entities or CAP. Start
 * at {@link GeocodeLadder}. May import the JDK only.
 */
package cn.shenhe.portal.content.warning.area;
