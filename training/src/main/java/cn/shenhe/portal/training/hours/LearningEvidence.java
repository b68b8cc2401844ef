package cn.shenhe.portal.training.hours;

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
 * A span of time in which the server saw a person learn a piece without a gap. Grows with every
 * heartbeat, is never changed afterwards. Invariant: credited ≤ ended − started.
 */
@Entity
@Table(name = "learning_evidence")
public class LearningEvidence {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String person;
  private String piece;
  private String title;
  private String stream;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  private int beats;

  @Column(name = "credited_ms")
  private long creditedMs;

  @Version private int version;

  protected LearningEvidence() {}

  LearningEvidence(String person, LearnedPiece piece, String stream, Instant startedAt) {
    this.publicId = PublicId.fresh().value();
    this.person = person;
    this.piece = piece.piece();
    this.title = piece.title();
    this.stream = stream;
    this.startedAt = startedAt;
    this.endedAt = startedAt;
  }

  void grow(Instant until, long credited) {
    if (credited < 0 || credited > Duration.between(endedAt, until).toMillis()) {
      throw new IllegalArgumentException("more credit than time");
    }
    endedAt = until;
    beats++;
    creditedMs += credited;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String piece() {
    return piece;
  }

  String title() {
    return title;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  int beats() {
    return beats;
  }

  long creditedMs() {
    return creditedMs;
  }
}
