package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.FoundShelter;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.ListedShelter;
import cn.shenhe.portal.content.shelter.ShelterAttribute;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.ShelterStatus;
import cn.shenhe.portal.content.shelter.TriState;
import java.util.List;

/**
 * A shelter in the list and on the sketch.
 *
 * @param number in the list and on the sketch, from 1
 * @param distance in words; empty when we do not know where the person is
 * @param minutes on foot; 0 likewise
 * @param open YES, NO or UNKNOWN
 * @param mapped whether it is on the sketch
 * @param phone of the duty desk, public; empty when unknown
 * @param unlisted whether its source's newest list no longer names it
 * @param latitude WGS84; 0 when the position is unknown
 */
public record ShelterRow(
    int number,
    String id,
    String name,
    String address,
    String status,
    String open,
    String distance,
    String bearing,
    int minutes,
    String capacity,
    List<FoundShelter.Reason> reasons,
    boolean mapped,
    double x,
    double y,
    String phone,
    boolean placed,
    boolean unlisted,
    double latitude,
    double longitude) {

  static ShelterRow of(int number, FoundShelter found, SketchMap map) {
    ShelterState shelter = found.shelter();
    return row(
        number,
        shelter,
        found.openNow(),
        distance(found.metres()),
        found.bearing().word(),
        found.minutes(),
        found.reasons(),
        map);
  }

  static ShelterRow of(int number, ListedShelter listed, SketchMap map) {
    return row(number, listed.shelter(), listed.openNow(), "", "", 0, listed.reasons(), map);
  }

  private static ShelterRow row(
      int number,
      ShelterState shelter,
      TriState open,
      String distance,
      String bearing,
      int minutes,
      List<FoundShelter.Reason> reasons,
      SketchMap map) {
    GeoPoint known = shelter.sheet().position().orElse(null);
    GeoPoint p = known == null || !map.shows(known) ? null : known;
    return new ShelterRow(
        number,
        shelter.publicId(),
        shelter.sheet().name(),
        shelter.sheet().text(ShelterAttribute.ADDRESS).orElse(""),
        shelter.status().label(),
        open.name(),
        distance,
        bearing,
        minutes,
        shelter.sheet().capacity().map(String::valueOf).orElse(""),
        reasons,
        p != null,
        p == null ? 0 : map.x(p),
        p == null ? 0 : map.y(p),
        shelter.sheet().text(ShelterAttribute.DUTY_PHONE).orElse(""),
        known != null,
        shelter.unlisted(),
        known == null ? 0 : known.latitude(),
        known == null ? 0 : known.longitude());
  }

  /** Whether nobody may go in before it is opened; a full one is open. */
  static boolean isLater(ShelterState shelter, TriState openNow) {
    return openNow == TriState.NO && shelter.status() != ShelterStatus.FULL;
  }

  /** Metres up to a kilometre, then kilometres with one decimal. */
  static String distance(double metres) {
    return metres < 1000
        ? Math.round(metres / 10) * 10 + " 米"
        : String.format(java.util.Locale.ROOT, "%.1f 公里", metres / 1000);
  }
}
