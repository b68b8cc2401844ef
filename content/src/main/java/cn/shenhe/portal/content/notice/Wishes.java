package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.area.GeoPoint;
import cn.shenhe.portal.content.warning.area.Place;
import java.util.List;

/**
 * What somebody wants to be told.
 *
 * @param areaCode 6, 9 or 12 digits within the district; ignored when a point is given
 * @param latitude WGS84, or null; kept to a thousandth of a degree (about 100 m) only
 * @param hazards standard names; empty for all
 * @param minLevel told from this level upwards
 * @param quietFrom minute of the day in Beijing, 0..1439, or null for no quiet hours
 * @param quietTo minute of the day; may be smaller than the other: then it is over midnight
 * @param elder few words, the most important first
 */
public record Wishes(
    String areaCode,
    Double latitude,
    Double longitude,
    List<String> hazards,
    WarningLevel minLevel,
    Integer quietFrom,
    Integer quietTo,
    boolean elder) {

  private static final int MINUTES = 1440;
  private static final double STEPS = 1000;

  public Wishes {
    hazards = List.copyOf(hazards);
    if (minLevel == null || minLevel == WarningLevel.UNKNOWN) {
      throw new NoticeRefused("notice.levelMissing");
    }
    boolean quiet = quietFrom != null && quietTo != null && !quietFrom.equals(quietTo);
    if (!quiet) {
      quietFrom = null;
      quietTo = null;
    } else if (quietFrom < 0 || quietFrom >= MINUTES || quietTo < 0 || quietTo >= MINUTES) {
      throw new NoticeRefused("notice.badQuietHours");
    }
    if (latitude != null && longitude != null) {
      if (!GeoPoint.inRange(latitude, longitude)) {
        throw new NoticeRefused("notice.badPlace");
      }
      latitude = Math.round(latitude * STEPS) / STEPS;
      longitude = Math.round(longitude * STEPS) / STEPS;
      areaCode = null;
      if (!DistrictMap.shipped().boundary().contains(new GeoPoint(latitude, longitude))) {
        throw new NoticeRefused("notice.outsideDistrict");
      }
    } else {
      latitude = null;
      longitude = null;
      if (areaCode == null
          || !areaCode.startsWith(DistrictMap.DISTRICT_CODE)
          || Place.of(areaCode).isEmpty()) {
        throw new NoticeRefused("notice.badPlace");
      }
    }
  }

  Place place() {
    return latitude == null
        ? Place.of(areaCode).orElseThrow()
        : Place.at(new GeoPoint(latitude, longitude));
  }

  String placeName() {
    if (latitude != null) {
      return String.format(java.util.Locale.ROOT, "%.3f, %.3f", latitude, longitude);
    }
    return DistrictMap.shipped().streets().getOrDefault(areaCode, DistrictMap.DISTRICT_NAME);
  }
}
