package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.notice.NoticeRefused;
import cn.shenhe.portal.content.notice.Wishes;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of what somebody wants to be told, on every page that asks for it. */
@Named("wishForm")
@RequestScoped
public class WishForm {

  /** Source: the hazards of FACTS 4.6, for which the portal has advice. */
  private static final List<String> HAZARDS =
      List.of("暴雨", "暴雪", "寒潮", "大风", "雷电", "冰雹", "高温", "大雾", "霾", "沙尘暴", "道路结冰");

  private static final int MINUTES = 60;

  private String area = DistrictMap.DISTRICT_CODE;
  private String latitude;
  private String longitude;
  private String[] hazards = {};
  private String level = WarningLevel.YELLOW.name();
  private String quietFrom;
  private String quietTo;
  private boolean elder;

  /**
   * @throws NoticeRefused when the fields cannot be used
   */
  Wishes read() {
    return new Wishes(
        area,
        degrees(latitude),
        degrees(longitude),
        Arrays.stream(hazards).filter(HAZARDS::contains).toList(),
        Arrays.stream(WarningLevel.values())
            .filter(known -> known.name().equals(level))
            .findFirst()
            .orElse(null),
        minute(quietFrom),
        minute(quietTo),
        elder);
  }

  void show(Wishes wishes) {
    area = wishes.areaCode() == null ? DistrictMap.DISTRICT_CODE : wishes.areaCode();
    latitude = wishes.latitude() == null ? null : wishes.latitude().toString();
    longitude = wishes.longitude() == null ? null : wishes.longitude().toString();
    hazards = wishes.hazards().toArray(new String[0]);
    level = wishes.minLevel().name();
    quietFrom = time(wishes.quietFrom());
    quietTo = time(wishes.quietTo());
    elder = wishes.elder();
  }

  private static Double degrees(String text) {
    try {
      return text == null || text.isBlank() ? null : Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new NoticeRefused("notice.badPlace");
    }
  }

  private static Integer minute(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalTime time = LocalTime.parse(text.strip());
      return time.getHour() * MINUTES + time.getMinute();
    } catch (DateTimeException e) {
      throw new NoticeRefused("notice.badQuietHours");
    }
  }

  private static String time(Integer minute) {
    return minute == null ? null : LocalTime.of(minute / MINUTES, minute % MINUTES).toString();
  }

  /** Name to code: the whole district, then its streets. */
  public Map<String, String> getAreas() {
    Map<String, String> areas = new LinkedHashMap<>();
    areas.put(DistrictMap.DISTRICT_NAME + "（全区）", DistrictMap.DISTRICT_CODE);
    DistrictMap.shipped().streets().forEach((code, name) -> areas.put(name, code));
    return areas;
  }

  public List<String> getAllHazards() {
    return HAZARDS;
  }

  public String getArea() {
    return area;
  }

  public void setArea(String area) {
    this.area = area;
  }

  public String getLatitude() {
    return latitude;
  }

  public void setLatitude(String latitude) {
    this.latitude = latitude;
  }

  public String getLongitude() {
    return longitude;
  }

  public void setLongitude(String longitude) {
    this.longitude = longitude;
  }

  public String[] getHazards() {
    return hazards.clone();
  }

  public void setHazards(String[] hazards) {
    this.hazards = hazards.clone();
  }

  public String getLevel() {
    return level;
  }

  public void setLevel(String level) {
    this.level = level;
  }

  public String getQuietFrom() {
    return quietFrom;
  }

  public void setQuietFrom(String quietFrom) {
    this.quietFrom = quietFrom;
  }

  public String getQuietTo() {
    return quietTo;
  }

  public void setQuietTo(String quietTo) {
    this.quietTo = quietTo;
  }

  public boolean isElder() {
    return elder;
  }

  public void setElder(boolean elder) {
    this.elder = elder;
  }
}
