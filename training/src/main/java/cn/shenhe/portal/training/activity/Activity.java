package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * An event of a campaign. Life cycle: {@link ActivityState}. Invariants: never more people than
 * places; places are taken and given back by {@link ActivityRepository} alone, in the database; a
 * change of time or place raises the sequence, so that calendars follow.
 */
@Entity
@Table(name = "activity")
public class Activity {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String campaign;

  @Enumerated(EnumType.STRING)
  private ActivityKind kind;

  private String title;
  private String summary;
  private String organiser;
  private String contact;
  private String street;
  private String place;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "sign_up_until")
  private Instant signUpUntil;

  private int capacity;

  @Column(insertable = true, updatable = false)
  private int taken;

  @Enumerated(EnumType.STRING)
  private ActivityState state;

  @Column(name = "cancel_reason")
  private String cancelReason;

  private Integer attended;
  private int sequence;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected Activity() {}

  Activity(String campaign, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.campaign = campaign;
    this.state = ActivityState.DRAFT;
    this.cancelReason = "";
    this.createdAt = now;
  }

  /**
   * What is to be held; the capacity is kept by {@link ActivityRepository#resize} once it is open.
   *
   * @return whether those who signed up have to be told
   */
  boolean describe(ActivityForm form) {
    boolean moved =
        startsAt != null
            && (!startsAt.equals(form.start())
                || !endsAt.equals(form.end())
                || !place.equals(form.place()));
    kind = form.kind();
    title = form.title();
    summary = form.summary();
    organiser = form.organiser();
    contact = form.contact();
    street = form.street();
    place = form.place();
    startsAt = form.start();
    endsAt = form.end();
    signUpUntil = form.signUpUntil();
    if (moved) {
      sequence++;
    }
    return moved;
  }

  void hold(int places) {
    capacity = places;
  }

  void become(ActivityState next) {
    if (!state.next().contains(next)) {
      throw new ActivityRefused("activity.state", state.name());
    }
    state = next;
  }

  void cancel(String reason) {
    become(ActivityState.CANCELLED);
    cancelReason = reason;
    sequence++;
  }

  /** How many came in all, those who had not signed up among them. */
  void attendedBy(int people) {
    attended = people;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String campaign() {
    return campaign;
  }

  String title() {
    return title;
  }

  String place() {
    return place;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  ActivityState state() {
    return state;
  }

  String cancelReason() {
    return cancelReason;
  }

  int sequence() {
    return sequence;
  }

  ActivityRow row(Instant now) {
    boolean open =
        state == ActivityState.OPEN && now.isBefore(signUpUntil) && now.isBefore(startsAt);
    return new ActivityRow(
        publicId,
        campaign,
        kind,
        title,
        summary,
        organiser,
        contact,
        street,
        place,
        startsAt,
        endsAt,
        signUpUntil,
        capacity,
        taken,
        state,
        cancelReason,
        attended,
        sequence,
        open && taken < capacity);
  }
}
