package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * Somebody wants to hear of campaigns by mail. No account: the token in every letter is the only
 * key. Consent is given by confirming from the mailbox and written down with its time; ending it
 * erases the address.
 */
@Entity
@Table(name = "digest_subscription")
class DigestSubscription {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String token;

  private String mail;
  private String host;
  private boolean drills;

  @Enumerated(EnumType.STRING)
  private DigestState state;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Version private int version;

  protected DigestSubscription() {}

  DigestSubscription(String mail, String host, boolean drills, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.token = PublicId.fresh().value();
    this.mail = mail;
    this.host = host;
    this.drills = drills;
    this.state = DigestState.PENDING;
    this.askedAt = now;
  }

  /** Asked for again by who has not confirmed yet. */
  void ask(boolean withDrills) {
    if (state == DigestState.PENDING) {
      drills = withDrills;
    }
  }

  /**
   * @throws DigestRefused when it is ended
   */
  void confirm(Instant now) {
    if (state == DigestState.ENDED) {
      throw new DigestRefused("digest.ended");
    }
    if (state == DigestState.PENDING) {
      state = DigestState.ACTIVE;
      confirmedAt = now;
    }
  }

  /** The address is erased; a second time nothing happens. */
  void end(Instant now) {
    if (state != DigestState.ENDED) {
      state = DigestState.ENDED;
      endedAt = now;
      mail = "";
      host = "";
    }
  }

  String publicId() {
    return publicId;
  }

  String token() {
    return token;
  }

  DigestRow row() {
    return new DigestRow(mail, drills, state);
  }
}
