package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.WarningState;
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
import java.util.Collection;
import java.util.List;

/**
 * A warning changed, and people may have to be told. Written in the transaction that accepted the
 * message, worked off by the fan-out: PENDING → DONE or MERGED (into a later one).
 */
@Entity
@Table(name = "notice_round")
class Round {

  enum State {
    PENDING,
    DONE,
    MERGED
  }

  /** Who is told. */
  enum Mode {
    /** Everybody whom the warning concerns. */
    EVERYBODY,
    /** Who was not told of this warning yet. */
    NEWCOMERS,
    /** Only whose letter about an earlier message had not left yet: it is replaced. */
    REPLACED,
    /** Who was told of the warning: it is over. */
    TOLD,
    /**
     * Who was told of the warning, and none of whose places is warned any more. Never a round's
     * own: it goes along with the others.
     */
    LEFT,
    /** Nobody. */
    NOBODY
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  private String warning;

  @Column(name = "created_at")
  private Instant createdAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private Integer revision;
  private String changes;

  @Enumerated(EnumType.STRING)
  private Mode mode;

  private Integer queued;

  /** State of the warning and keys of the messages that stood for it; null in old rows. */
  private String standing;

  /** Keys of all its messages then; null in old rows. */
  private String seen;

  @Column(name = "done_at")
  private Instant doneAt;

  protected Round() {}

  Round(String warning, Instant now) {
    this.warning = warning;
    this.createdAt = now;
    this.state = State.PENDING;
  }

  void merge(Instant now) {
    state = State.MERGED;
    doneAt = now;
  }

  void done(int of, Collection<String> what, Mode who, int letters, Instant now) {
    state = State.DONE;
    revision = of;
    changes = String.join(",", what);
    mode = who;
    queued = letters;
    doneAt = now;
  }

  /** What was known of the warning when it was worked off. */
  void knew(WarningState how, Collection<String> messages, Collection<String> all) {
    standing = how + " " + String.join(",", messages);
    seen = String.join(",", all);
  }

  /** Whether people were told then, or would have been had it concerned any. */
  boolean isTold() {
    return state == State.DONE && mode != null && mode != Mode.NOBODY;
  }

  boolean isDone() {
    return state == State.DONE;
  }

  /** How the warning stood; null in old rows. */
  WarningState how() {
    return standing == null ? null : WarningState.valueOf(standing.split(" ", -1)[0]);
  }

  /** Keys of the messages that stood for it. */
  List<String> standing() {
    return standing == null ? List.of() : keys(standing.split(" ", -1)[1]);
  }

  List<String> seen() {
    return seen == null ? List.of() : keys(seen);
  }

  private static List<String> keys(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  String warning() {
    return warning;
  }

  Instant createdAt() {
    return createdAt;
  }

  Integer revision() {
    return revision;
  }

  Mode mode() {
    return mode;
  }

  List<String> changes() {
    return changes == null || changes.isEmpty() ? List.of() : List.of(changes.split(","));
  }

  RoundRow row(String headline) {
    return new RoundRow(
        warning,
        headline,
        revision == null ? 0 : revision,
        changes(),
        mode == null ? "" : mode.name(),
        queued == null ? 0 : queued,
        createdAt,
        doneAt);
  }
}
