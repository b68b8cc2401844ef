package cn.shenhe.portal.training.contest;

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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A knowledge contest of a campaign: opened and closed by acts, then its lots are drawn. Its rules
 * never change once it is open, and the seed of the draw is fixed (its hash is public) before the
 * first attempt.
 */
@Entity
@Table(name = "contest")
class Contest {

  /** After the end of an attempt's time its answers may still be on their way. */
  static final Duration GRACE = Duration.ofSeconds(15);

  private static final int SEED_BYTES = 32;
  private static final RandomGenerator RANDOM = new SecureRandom();

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(updatable = false)
  private String campaign;

  private String title;

  @Column(updatable = false)
  private String rules;

  @Enumerated(EnumType.STRING)
  private ContestState state;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "closes_at")
  private Instant closesAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(updatable = false)
  private String seed;

  @Column(name = "seed_hash", updatable = false)
  private String seedHash;

  @Column(name = "list_hash")
  private String listHash;

  private int lots;

  @Column(name = "drawn_at")
  private Instant drawnAt;

  @Column(name = "purged_at")
  private Instant purgedAt;

  @Version private int version;

  protected Contest() {}

  Contest(String campaign, String title, String rules, Instant closesAt, Instant now) {
    byte[] fresh = new byte[SEED_BYTES];
    RANDOM.nextBytes(fresh);
    ContestRules.parse(rules);
    this.publicId = PublicId.fresh().value();
    this.campaign = campaign;
    this.title = title;
    this.rules = rules;
    this.state = ContestState.OPEN;
    this.openedAt = now;
    this.closesAt = closesAt;
    this.seed = HexFormat.of().formatHex(fresh);
    this.seedHash = Lottery.sha256(seed);
  }

  /** Moves the planned end, null for none; once it is closed nothing happens. */
  void replan(Instant newClosesAt) {
    if (state == ContestState.OPEN) {
      closesAt = newClosesAt;
    }
  }

  /** Nobody begins any more; a second time nothing happens. */
  void close(Instant now) {
    if (state == ContestState.OPEN) {
      state = ContestState.CLOSED;
      closedAt = now;
    }
  }

  /**
   * The draw is over.
   *
   * @throws ContestRefused when it is still open, or was drawn before
   */
  void drawn(String hash, int count, Instant now) {
    if (state != ContestState.CLOSED) {
      throw new ContestRefused("contest.not-closed");
    }
    state = ContestState.DRAWN;
    listHash = hash;
    lots = count;
    drawnAt = now;
  }

  void purge(Instant now) {
    purgedAt = now;
  }

  /** Whether attempts may still be under way. */
  boolean settling(Instant now) {
    return closedAt == null || now.isBefore(settledAt());
  }

  /** When the last attempt is over; only of a contest that is closed. */
  Instant settledAt() {
    return closedAt.plusSeconds(rules().seconds()).plus(GRACE);
  }

  ContestRules rules() {
    return ContestRules.parse(rules);
  }

  ContestState state() {
    return state;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String seed() {
    return seed;
  }

  ContestRow row() {
    return new ContestRow(
        publicId,
        campaign,
        title,
        rules(),
        state,
        openedAt,
        closesAt,
        closedAt,
        seedHash,
        state == ContestState.DRAWN ? seed : null,
        listHash,
        lots,
        drawnAt);
  }
}
