package cn.shenhe.portal.content.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * One line of the ledger: one letter to one recipient by one channel, written once.
 *
 * <p>Its state moves by conditional statements of {@link LedgerRepository} only ("from CLAIMED by
 * me to SENT"), so two processes never both believe to have it; therefore no version column.
 */
@Entity
@Table(name = "delivery_ledger")
class LedgerEntry {

  /** How long a letter keeps its sense when nobody says. */
  static final Duration USUAL_LIFE = Duration.ofDays(1);

  @Id
  @Column(name = "letter_key")
  private String key;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Enumerated(EnumType.ORDINAL)
  private Lane lane;

  private String recipient;
  private String host;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "text_id")
  private LetterText text;

  private String token;
  private String topic;
  private Integer revision;
  private String subscription;

  @Enumerated(EnumType.STRING)
  private LetterState state;

  private boolean deferred;
  private int attempts;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "not_after")
  private Instant notAfter;

  private String claim;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  /** Then the recipient must be forgotten; null for the usual time. */
  @Column(name = "keep_until")
  private Instant keepUntil;

  private String problem;

  @Column(name = "created_at")
  private Instant createdAt;

  protected LedgerEntry() {}

  LedgerEntry(Letter letter, String subscription, String host, LetterText text, Instant now) {
    this.key = letter.key();
    this.subscription = subscription;
    this.channel = letter.channel();
    this.lane = letter.lane();
    this.recipient = letter.recipient();
    this.host = host;
    this.text = text;
    this.state = LetterState.WAITING;
    this.deferred = letter.notBefore() != null && letter.notBefore().isAfter(now);
    this.dueAt = letter.notBefore() == null ? now : letter.notBefore();
    this.notAfter = letter.notAfter() == null ? dueAt.plus(USUAL_LIFE) : letter.notAfter();
    this.keepUntil = letter.keepUntil();
    this.createdAt = now;
  }

  String key() {
    return key;
  }

  LetterText text() {
    return text;
  }

  String subscription() {
    return subscription;
  }

  String recipient() {
    return recipient;
  }

  Channel channel() {
    return channel;
  }

  Parcel parcel() {
    return new Parcel(
        key,
        channel,
        lane,
        recipient,
        host,
        text.subject(),
        text.body(token),
        text.html(token),
        text.attachment(),
        topic,
        text.unsubscribeUrl(token),
        notAfter,
        attempts + 1);
  }

  LetterRow row() {
    return new LetterRow(
        key,
        channel,
        lane,
        recipient,
        text.subject(),
        state,
        deferred,
        attempts,
        createdAt,
        dueAt,
        finishedAt,
        arrivedAt,
        problem == null ? "" : problem,
        topic,
        revision);
  }
}
