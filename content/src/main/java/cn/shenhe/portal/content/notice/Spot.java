package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.area.GeoPoint;
import cn.shenhe.portal.content.warning.area.Place;
import java.util.Locale;

/**
 * A place somebody wants to know about: an area by its code, or a point kept to a thousandth of a
 * degree (about 100 m) only, so that nobody's front door is on file. Made by {@link #area} and
 * {@link #point}, which check.
 *
 * @param code null for a point
 * @param latitude null for an area
 * @param longitude null for an area
 * @param name what its owner knows it by
 */
public record Spot(String code, Double latitude, Double longitude, String name) {

  private static final double STEPS = 1000;
  private static final int MOST_NAME = 60;

  /**
   * @param code 6, 9 or 12 digits within the district
   * @throws NoticeRefused when it is none
   */
  public static Spot area(String code) {
    if (code == null || !code.startsWith(DistrictMap.DISTRICT_CODE) || Place.of(code).isEmpty()) {
      throw new NoticeRefused("notice.badPlace");
    }
    String name =
        DistrictMap.shipped().streets().getOrDefault(code, DistrictMap.DISTRICT_NAME + "（全区）");
    return new Spot(code, null, null, name);
  }

  /**
   * @param latitude WGS84
   * @param name what its owner calls it, at most 60 characters are kept; may be empty
   * @throws NoticeRefused when it is not in the district
   */
  public static Spot point(double latitude, double longitude, String name) {
    if (!GeoPoint.inRange(latitude, longitude)) {
      throw new NoticeRefused("notice.badPlace");
    }
    double north = Math.round(latitude * STEPS) / STEPS;
    double east = Math.round(longitude * STEPS) / STEPS;
    if (!DistrictMap.shipped().boundary().contains(new GeoPoint(north, east))) {
      throw new NoticeRefused("notice.outsideDistrict");
    }
    String words = name == null ? "" : name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String shown = words.isEmpty() ? String.format(Locale.ROOT, "%.3f, %.3f", north, east) : words;
    return new Spot(null, north, east, shown.substring(0, Math.min(MOST_NAME, shown.length())));
  }

  /** The same for all spots at one place, whatever they are called. */
  String key() {
    return latitude == null ? code : latitude + "," + longitude;
  }

  Place place() {
    return latitude == null
        ? Place.of(code).orElseThrow()
        : Place.at(new GeoPoint(latitude, longitude));
  }
}
