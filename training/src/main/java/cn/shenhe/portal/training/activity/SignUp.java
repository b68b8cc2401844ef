package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.PublicId;
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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who wants to come to an activity, with as many people as they said. The manage key is
 * their only key; after the purge nothing names them, the figures stay.
 */
@Entity
@Table(name = "activity_sign_up")
public class SignUp {

  /** Without 0 O 1 I L, which people mix up on paper. */
  private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int CODE_LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "manage_key")
  private String manageKey;

  @Column(name = "request_key")
  private String requestKey;

  private String code;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "activity_id")
  private Activity activity;

  private String name;
  private String phone;

  @Column(name = "open_slot")
  private String openSlot;

  private int people;

  @Enumerated(EnumType.STRING)
  private Audience audience;

  @Enumerated(EnumType.STRING)
  private SignUpState state;

  private Integer present;
  private int sequence;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "reminded_at")
  private Instant remindedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "purged_at")
  private Instant purgedAt;

  @Version private int version;

  protected SignUp() {}

  SignUp(Activity activity, ActivitySignUp.Wish wish, String phone, String slot, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.manageKey = PublicId.fresh().value();
    this.requestKey = wish.requestKey();
    this.activity = activity;
    this.name = wish.name().strip();
    this.phone = phone;
    this.openSlot = slot;
    this.people = wish.people();
    this.audience = wish.audience();
    this.state = SignUpState.SIGNED;
    this.createdAt = now;
    StringBuilder letters = new StringBuilder(CODE_LENGTH);
    for (int i = 0; i < CODE_LENGTH; i++) {
      letters.append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
    }
    this.code = letters.toString();
  }

  void end(SignUpState into, Instant now) {
    if (state != SignUpState.SIGNED) {
      throw new ActivityRefused("activity.sign-up.state");
    }
    state = into;
    openSlot = null;
    endedAt = now;
    sequence++;
  }

  /**
   * Marks the reminder as done.
   *
   * @return whether it is worth writing: who signed up later than the reminder is due was just told
   */
  boolean reminded(Instant now, Duration before) {
    remindedAt = now;
    return createdAt.isBefore(activity.startsAt().minus(before));
  }

  /** They came; said again it corrects how many. */
  void came(int number) {
    if (state != SignUpState.SIGNED && state != SignUpState.ATTENDED) {
      throw new ActivityRefused("activity.sign-up.state");
    }
    state = SignUpState.ATTENDED;
    present = number;
  }

  /** Nothing that names anybody stays. */
  void purge(Instant now) {
    name = null;
    phone = null;
    openSlot = null;
    purgedAt = now;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String manageKey() {
    return manageKey;
  }

  Activity activity() {
    return activity;
  }

  String phone() {
    return phone;
  }

  int people() {
    return people;
  }

  SignUpState state() {
    return state;
  }

  String code() {
    return code;
  }

  /**
   * @param key whether the reader holds the key
   */
  SignUpSheet sheet(boolean key, Instant now) {
    return new SignUpSheet(
        publicId,
        key ? manageKey : "",
        code,
        activity.row(now),
        name,
        phone,
        people,
        audience,
        state,
        present,
        sequence + activity.sequence(),
        state == SignUpState.SIGNED && now.isBefore(activity.startsAt()));
  }
}
