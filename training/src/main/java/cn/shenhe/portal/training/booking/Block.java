package cn.shenhe.portal.training.booking;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * A contact that may not book online for a while, after too many absences. It may appeal once;
 * staff answer by lifting or keeping it. Telephone and window stay open to everybody.
 */
@Entity
@Table(name = "booking_block")
public class Block {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "contact_key")
  private String contactKey;

  @Column(name = "blocked_from")
  private Instant blockedFrom;

  @Column(name = "blocked_until")
  private Instant blockedUntil;

  @Column(name = "lifted_at")
  private Instant liftedAt;

  private String appeal;

  @Column(name = "appealed_at")
  private Instant appealedAt;

  private String answer;

  @Column(name = "answered_at")
  private Instant answeredAt;

  @Version private int version;

  protected Block() {}

  Block(String contactKey, Instant now, int days) {
    this.publicId = PublicId.fresh().value();
    this.contactKey = contactKey;
    this.blockedFrom = now;
    this.blockedUntil = now.plus(Duration.ofDays(days));
  }

  /**
   * The first counts; a second changes nothing, and is not refused, which would tell of a block.
   */
  void appeal(String text, Instant now) {
    if (appealedAt == null) {
      appeal = text;
      appealedAt = now;
    }
  }

  /**
   * @throws BookingRefused when it was answered before
   */
  void answer(boolean lift, String text, Instant now) {
    if (answeredAt != null) {
      throw new BookingRefused("booking.appeal.answered");
    }
    answer = text;
    answeredAt = now;
    if (lift) {
      liftedAt = now;
    }
  }

  /** The absences behind it were too few after all. */
  void lift(Instant now) {
    liftedAt = now;
  }

  String publicId() {
    return publicId;
  }

  String contactKey() {
    return contactKey;
  }

  Instant blockedFrom() {
    return blockedFrom;
  }

  Instant blockedUntil() {
    return blockedUntil;
  }

  String appeal() {
    return appeal;
  }

  Instant appealedAt() {
    return appealedAt;
  }

  String answer() {
    return answer;
  }

  boolean inForce(Instant now) {
    return liftedAt == null && now.isBefore(blockedUntil);
  }
}
