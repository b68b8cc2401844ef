package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.area.GeoPoint;
import cn.shenhe.portal.content.warning.area.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/**
 * A place that somebody wants to know about, once for all who do: a warning is matched with places,
 * of which there are some thousands, and not with people. Never changed.
 */
@Entity
@Table(name = "notice_place")
class NoticePlace {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "place_key")
  private String key;

  private String code;
  private Double latitude;
  private Double longitude;

  protected NoticePlace() {}

  NoticePlace(Wishes wishes) {
    this.key = key(wishes);
    this.code = wishes.areaCode();
    this.latitude = wishes.latitude();
    this.longitude = wishes.longitude();
  }

  static String key(Wishes wishes) {
    return wishes.latitude() == null
        ? wishes.areaCode()
        : wishes.latitude() + "," + wishes.longitude();
  }

  Long id() {
    return id;
  }

  String code() {
    return code;
  }

  Double latitude() {
    return latitude;
  }

  Double longitude() {
    return longitude;
  }

  Place place() {
    return latitude == null
        ? Place.of(code).orElseThrow()
        : Place.at(new GeoPoint(latitude, longitude));
  }
}
