package cn.shenhe.portal.training.hours;

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
 * What a person has learned of a piece in a calendar year. Invariants: what is credited is never
 * more than the time the server witnessed, than the piece is long, and, for a timed piece, than
 * what was played for the first time.
 */
@Entity
@Table(name = "learned_piece")
public class LearnedPiece {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  private String person;
  private String piece;
  private int term;
  private String title;

  @Column(name = "length_ms")
  private long lengthMs;

  @Column(name = "credited_ms")
  private long creditedMs;

  @Column(name = "position_ms")
  private long positionMs;

  private String covered;

  @Column(name = "first_at")
  private Instant firstAt;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "finished_at")
  private Instant finishedAt;

  @Version private int version;

  protected LearnedPiece() {}

  LearnedPiece(String person, Piece of, int term, Instant now) {
    this.person = person;
    this.piece = of.key();
    this.term = term;
    this.covered = "";
    this.firstAt = now;
    opened(of, now);
  }

  /** The piece as it is now; a shorter edition takes nothing away. */
  final void opened(Piece of, Instant now) {
    title = of.title();
    lengthMs = of.length().toMillis();
    lastAt = now;
  }

  /**
   * Credits what of the witnessed time was spent on something new.
   *
   * @param from where playing began, and {@code to} where it ended, milliseconds; of no meaning for
   *     a text
   * @return milliseconds credited
   */
  long credit(
      Duration witnessed, boolean timed, long from, long to, Instant now, WitnessRules rules) {
    lastAt = now;
    long wall = witnessed.toMillis();
    long fresh = timed ? play(wall, from, to, rules) : wall;
    long credit = Math.max(0, Math.min(Math.min(wall, fresh), lengthMs - creditedMs));
    creditedMs += credit;
    if (finishedAt == null && creditedMs > 0 && creditedMs >= rules.finishedMs(lengthMs)) {
      finishedAt = now;
    }
    return credit;
  }

  private long play(long wall, long from, long to, WitnessRules rules) {
    long low = Math.max(0, from);
    long high = Math.min(lengthMs, to);
    if (wall == 0 || high <= low || !rules.playable(high - low, wall)) {
      return 0;
    }
    Coverage before = Coverage.parse(covered);
    Coverage after = before.plus(low, high);
    covered = after.text();
    positionMs = high;
    return after.measure() - before.measure();
  }

  boolean full() {
    return creditedMs >= lengthMs;
  }

  String piece() {
    return piece;
  }

  String title() {
    return title;
  }

  long lengthMs() {
    return lengthMs;
  }

  long creditedMs() {
    return creditedMs;
  }

  long positionMs() {
    return positionMs;
  }

  Instant firstAt() {
    return firstAt;
  }

  Instant lastAt() {
    return lastAt;
  }

  Instant finishedAt() {
    return finishedAt;
  }
}
