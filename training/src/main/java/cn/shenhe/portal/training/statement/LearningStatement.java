package cn.shenhe.portal.training.statement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * A statement on its way to the learning record store. Life cycle: waiting → sent, or failed when
 * the store will never take it. Its id follows from what happened, so that the same event is told
 * under the same id however often it is heard or sent.
 */
@Entity
@Table(name = "learning_statement")
public class LearningStatement {

  /** Where a statement stands. */
  enum State {
    WAITING,
    SENT,
    FAILED
  }

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 7;
  private static final int MOST_PROBLEM = 200;

  /** UUID in its usual form. */
  @Id private String id;

  private String body;

  @Enumerated(EnumType.STRING)
  private State state;

  private int attempts;
  private String problem;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Version private int version;

  protected LearningStatement() {}

  LearningStatement(String id, String body, Instant now) {
    this.id = id;
    this.body = body;
    this.state = State.WAITING;
    this.createdAt = now;
    this.dueAt = now;
  }

  void sent(Instant now) {
    state = State.SENT;
    endedAt = now;
    problem = null;
  }

  void failed(String why, Instant now) {
    state = State.FAILED;
    endedAt = now;
    problem = shortened(why);
  }

  /** Another try later, the longer the more often it failed. */
  void later(String why, Instant now) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MOST_DOUBLINGS, attempts));
    attempts++;
    problem = shortened(why);
    dueAt = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private static String shortened(String text) {
    return text.length() > MOST_PROBLEM ? text.substring(0, MOST_PROBLEM) : text;
  }

  String id() {
    return id;
  }

  String body() {
    return body;
  }

  State state() {
    return state;
  }

  int attempts() {
    return attempts;
  }
}
