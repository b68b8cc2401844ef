package cn.shenhe.portal.training.hours;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * The one stream of heartbeats a person has. A heartbeat carries the nonce the server gave out with
 * the last answer; what lies between two witnessed moments is learning time, measured by the
 * server's clock alone.
 *
 * <p>Life cycle: opened for a piece → witnessed again and again → opened for the next piece or by
 * the next window, which ends it. Invariants: every nonce is good for one span of time; spans of a
 * person never overlap by a clock that is not set back; a lost heartbeat costs nothing as long as
 * the next one comes before {@link WitnessRules#longestGapMs()}; a lost answer costs nothing,
 * because the nonce before may be used to ask again (which credits nothing).
 *
 * <p>From time to time the person is asked whether they are there. While the question is open no
 * time is counted; answered in time, all of it is; answered late, counting begins anew.
 */
@Entity
@Table(name = "learning_stream")
public class LearningStream {

  @Id private String person;

  private String stream;
  private String piece;
  private String nonce;

  @Column(name = "spent_nonce")
  private String spentNonce;

  @Column(name = "witnessed_at")
  private Instant witnessedAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "until_asked")
  private long untilAsked;

  @Column(name = "evidence_id")
  private Long evidenceId;

  @Version private int version;

  protected LearningStream() {}

  LearningStream(String person, WitnessRules rules) {
    this.person = person;
    this.untilAsked = rules.presenceMs();
  }

  /** Begins anew with a piece; whoever held the stream before is out. Credits nothing. */
  void open(String key, Instant now) {
    stream = PublicId.fresh().value();
    piece = key;
    nonce = PublicId.fresh().value();
    spentNonce = null;
    witnessedAt = now;
    seenAt = now;
    askedAt = null;
    evidenceId = null;
  }

  /**
   * A heartbeat.
   *
   * @return the time since the last one that may be credited; zero for a repeated question, after
   *     an absence, and while presence is asked for
   * @throws HoursRefused when the stream was opened elsewhere or the nonce is not the current one
   */
  Duration beat(String ofStream, String withNonce, Instant now, WitnessRules rules) {
    if (repeats(ofStream, withNonce)) {
      return Duration.ZERO;
    }
    long unseen = between(seenAt, now);
    seenAt = now;
    long span = between(witnessedAt, now);
    if (askedAt != null) {
      // Whoever goes away while asked has nothing to gain from answering later.
      witnessedAt = unseen > rules.longestGapMs() ? now : witnessedAt;
      return Duration.ZERO;
    }
    if (rules.presenceMs() > 0 && span >= untilAsked && span <= rules.longestGapMs()) {
      askedAt = now;
      return Duration.ZERO;
    }
    return witness(span, now, rules.longestGapMs());
  }

  /**
   * The person says: I am here.
   *
   * @return the time since the last witnessed moment, if the answer came in time
   * @throws HoursRefused as for {@link #beat}
   */
  Duration answer(String ofStream, String withNonce, Instant now, WitnessRules rules) {
    if (askedAt == null) {
      return beat(ofStream, withNonce, now, rules);
    }
    if (repeats(ofStream, withNonce)) {
      return Duration.ZERO;
    }
    boolean inTime =
        between(askedAt, now) <= rules.graceMs() && between(seenAt, now) <= rules.longestGapMs();
    seenAt = now;
    askedAt = null;
    Duration witnessed = witness(between(witnessedAt, now), now, inTime ? Long.MAX_VALUE : -1);
    untilAsked = rules.presenceMs();
    return witnessed;
  }

  /** Whether this was answered before; the answer must have been lost. */
  private boolean repeats(String ofStream, String withNonce) {
    if (!stream.equals(ofStream)) {
      throw HoursRefused.streamTaken();
    }
    if (spentNonce != null && spentNonce.equals(withNonce)) {
      return true;
    }
    if (!nonce.equals(withNonce)) {
      throw HoursRefused.nonceStale();
    }
    spentNonce = nonce;
    nonce = PublicId.fresh().value();
    return false;
  }

  private static long between(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  private Duration witness(long span, Instant now, long longest) {
    boolean setBack = now.isBefore(witnessedAt);
    witnessedAt = now;
    // A clock that was set back begins a new span: the old one ends later than now.
    if (setBack || span > longest) {
      evidenceId = null;
      return Duration.ZERO;
    }
    untilAsked = Math.max(0, untilAsked - span);
    return Duration.ofMillis(span);
  }

  /** The row of evidence that grows while nothing interrupts the stream. */
  void evidence(Long id) {
    evidenceId = id;
  }

  Long evidenceId() {
    return evidenceId;
  }

  String stream() {
    return stream;
  }

  String piece() {
    return piece;
  }

  String nonce() {
    return nonce;
  }

  Instant witnessedAt() {
    return witnessedAt;
  }

  boolean asked() {
    return askedAt != null;
  }
}
