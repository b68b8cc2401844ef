package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.warning.WarningLevel;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody wants to be told of warnings by one channel at one address. No account: whoever has the
 * token may change and end it, and nobody else; the token stands in every letter.
 */
@Entity
@Table(name = "notice_subscription")
class Subscription {

  private static final String NOBODY = "-";
  private static final String CHINESE = "zh";
  private static final String ENGLISH = "en";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  private String token;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String recipient;
  private String host;

  @OneToMany(mappedBy = "subscription", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("position")
  private List<SubscribedSpot> spots = new ArrayList<>();

  private String hazards;

  @Column(name = "min_level")
  private int minLevel;

  @Column(name = "quiet_from")
  private Integer quietFrom;

  @Column(name = "quiet_to")
  private Integer quietTo;

  private boolean elder;
  private String language;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "group_id")
  private NoticeGroup group;

  private String person;

  @Enumerated(EnumType.STRING)
  private SubscriptionState state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Subscription() {}

  Subscription(Address address, String host, Wishes wishes, List<Long> where, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.token = PublicId.fresh().value();
    this.channel = address.channel();
    this.recipient = address.text();
    this.host = host;
    this.state = SubscriptionState.PENDING;
    this.createdAt = now;
    wish(wishes, where, now);
  }

  /**
   * @param where numbers of the places of the wishes, in their order
   */
  final void wish(Wishes wishes, List<Long> where, Instant now) {
    spots.removeIf(spot -> spot.position() >= where.size());
    for (int i = 0; i < where.size(); i++) {
      if (i == spots.size()) {
        spots.add(new SubscribedSpot(this, i));
      }
      spots.get(i).is(wishes.spots().get(i), where.get(i));
    }
    hazards = wishes.hazards().isEmpty() ? "" : "," + String.join(",", wishes.hazards()) + ",";
    minLevel = wishes.minLevel().ordinal();
    quietFrom = wishes.quietFrom();
    quietTo = wishes.quietTo();
    elder = wishes.elder();
    language = wishes.english() ? ENGLISH : CHINESE;
    changedAt = now;
  }

  void joins(NoticeGroup list, String name) {
    group = list;
    person = name;
  }

  /** The owner of the address said yes. */
  void confirm(Instant now) {
    if (state == SubscriptionState.ENDED) {
      throw new NoticeRefused("notice.ended");
    }
    if (state != SubscriptionState.ACTIVE) {
      state = SubscriptionState.ACTIVE;
      confirmedAt = now;
      changedAt = now;
    }
  }

  /** The same owner is to be reached elsewhere; the wishes stay as they are. */
  void moves(Address address, String where) {
    recipient = address.text();
    host = where;
    if (state == SubscriptionState.SUSPENDED) {
      state = SubscriptionState.ACTIVE;
    }
  }

  /** The address refuses letters for good. */
  void suspend(Instant now) {
    if (state == SubscriptionState.ACTIVE) {
      state = SubscriptionState.SUSPENDED;
      changedAt = now;
    }
  }

  /** No more letters, and the address is forgotten. Twice is as good as once. */
  void end(Instant now) {
    if (state != SubscriptionState.ENDED) {
      state = SubscriptionState.ENDED;
      endedAt = now;
      changedAt = now;
      recipient = NOBODY;
      host = NOBODY;
      person = null;
    }
  }

  String publicId() {
    return publicId;
  }

  String token() {
    return token;
  }

  Channel channel() {
    return channel;
  }

  String recipient() {
    return recipient;
  }

  SubscriptionState state() {
    return state;
  }

  List<Spot> spots() {
    return spots.stream().map(SubscribedSpot::spot).toList();
  }

  Instant confirmedAt() {
    return confirmedAt;
  }

  Instant changedAt() {
    return changedAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  boolean isOfList() {
    return group != null;
  }

  WarningLevel minLevel() {
    return WarningLevel.values()[minLevel];
  }

  List<String> hazards() {
    return hazards.isEmpty() ? List.of() : List.of(hazards.substring(1).split(","));
  }

  Integer quietFrom() {
    return quietFrom;
  }

  Integer quietTo() {
    return quietTo;
  }

  SubscriptionRow row() {
    return new SubscriptionRow(
        publicId,
        token,
        channel,
        Address.typed(recipient),
        state,
        spots().stream().map(Spot::name).collect(Collectors.joining("、")),
        new Wishes(
            spots(), hazards(), minLevel(), quietFrom, quietTo, elder, language.equals(ENGLISH)),
        group == null ? null : group.name(),
        person,
        createdAt,
        confirmedAt,
        endedAt);
  }
}
