package cn.shenhe.portal.content.courseware;

import java.util.Locale;

/**
 * Where an article is used. Source: 安全宣传“五进”: into enterprises, rural areas, communities, schools
 * and families; a city district has public places where the programme says rural areas.
 */
public enum Audience {
  FAMILY,
  COMMUNITY,
  SCHOOL,
  ENTERPRISE,
  PUBLIC_PLACE;

  /** As in front matter, addresses and text keys: {@code public-place}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws CoursewareRefused if there is no such audience
   */
  public static Audience of(String key) {
    for (Audience audience : values()) {
      if (audience.key().equals(key.strip())) {
        return audience;
      }
    }
    throw new CoursewareRefused("audience", key);
  }
}
