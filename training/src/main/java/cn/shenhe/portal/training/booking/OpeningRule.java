package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * Every week, on these weekdays ({@code 1} Monday … {@code 7} Sunday), at this Beijing time: this
 * programme in this hall, its places shared out among the channels.
 */
@Entity
@Table(name = "opening_rule")
public class OpeningRule {

  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int MINUTES_OF_A_WEEK = 7 * MINUTES_OF_A_DAY;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "base_id")
  private ExperienceBase base;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "hall_id")
  private Hall hall;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "programme_id")
  private VisitProgramme programme;

  private String weekdays;

  @Column(name = "starts_at")
  private String startsAt;

  @Column(name = "online_places")
  private int onlinePlaces;

  @Column(name = "group_places")
  private int groupPlaces;

  @Column(name = "phone_places")
  private int phonePlaces;

  @Column(name = "walk_in_places")
  private int walkInPlaces;

  @Version private int version;

  protected OpeningRule() {}

  OpeningRule(
      Hall hall, VisitProgramme programme, String weekdays, LocalTime start, Shares shares) {
    this.publicId = PublicId.fresh().value();
    this.base = hall.base();
    this.hall = hall;
    this.programme = programme;
    this.weekdays = weekdays;
    this.startsAt = start.toString();
    share(shares);
  }

  void share(Shares shares) {
    onlinePlaces = shares.online();
    groupPlaces = shares.group();
    phonePlaces = shares.phone();
    walkInPlaces = shares.walkIn();
  }

  boolean appliesOn(DayOfWeek day) {
    return weekdays.contains(Integer.toString(day.getValue()));
  }

  /** Whether both would have the same hall at the same time of an ordinary week. */
  boolean meets(OpeningRule other) {
    return hall.publicId().equals(other.hall.publicId())
        && weekdays
            .chars()
            .anyMatch(
                mine ->
                    other
                        .weekdays
                        .chars()
                        .anyMatch(theirs -> meets(mine - '1', other, theirs - '1')));
  }

  private boolean meets(int day, OpeningRule other, int otherDay) {
    int later = Math.floorMod(other.minuteOfWeek(otherDay) - minuteOfWeek(day), MINUTES_OF_A_WEEK);
    return later < programme.minutes() || MINUTES_OF_A_WEEK - later < other.programme.minutes();
  }

  private int minuteOfWeek(int day) {
    return day * MINUTES_OF_A_DAY + start().toSecondOfDay() / 60;
  }

  String publicId() {
    return publicId;
  }

  ExperienceBase base() {
    return base;
  }

  Hall hall() {
    return hall;
  }

  VisitProgramme programme() {
    return programme;
  }

  String weekdays() {
    return weekdays;
  }

  LocalTime start() {
    return LocalTime.parse(startsAt);
  }

  Shares shares() {
    return new Shares(onlinePlaces, groupPlaces, phonePlaces, walkInPlaces);
  }
}
