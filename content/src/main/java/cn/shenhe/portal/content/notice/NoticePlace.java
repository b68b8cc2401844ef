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

  NoticePlace(Spot spot) {
    this.key = spot.key();
    this.code = spot.code();
    this.latitude = spot.latitude();
    this.longitude = spot.longitude();
  }

  Long id() {
    return id;
  }

  Place place() {
    return latitude == null
        ? Place.of(code).orElseThrow()
        : Place.at(new GeoPoint(latitude, longitude));
  }
}
