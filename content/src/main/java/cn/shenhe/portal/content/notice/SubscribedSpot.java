package cn.shenhe.portal.content.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** One of the places of a subscription, in the order in which its owner chose them. */
@Entity
@Table(name = "notice_subscription_place")
@IdClass(SubscribedSpot.Key.class)
class SubscribedSpot {

  /** The subscription and which of its places, from 0. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private Long subscription;
    private int position;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(subscription, key.subscription)
          && position == key.position;
    }

    @Override
    public int hashCode() {
      return Objects.hash(subscription, position);
    }
  }

  @Id
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "subscription_id")
  private Subscription subscription;

  @Id private int position;

  @Column(name = "place_id")
  private Long placeId;

  private String code;
  private Double latitude;
  private Double longitude;
  private String name;

  protected SubscribedSpot() {}

  SubscribedSpot(Subscription subscription, int position) {
    this.subscription = subscription;
    this.position = position;
  }

  int position() {
    return position;
  }

  void is(Spot spot, Long place) {
    placeId = place;
    code = spot.code();
    latitude = spot.latitude();
    longitude = spot.longitude();
    name = spot.name();
  }

  Spot spot() {
    return new Spot(code, latitude, longitude, name);
  }
}
