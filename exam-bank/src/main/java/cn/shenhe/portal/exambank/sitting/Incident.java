package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Something the invigilator did or saw, written into the log of the session. */
@Entity
@Table(name = "incident")
public class Incident {

  /** What kind of thing. */
  public enum Kind {
    EXTEND,
    PAUSE,
    RESUME,
    WARN,
    FORCED,
    /** Breach of the exam discipline. */
    DISCIPLINE,
    TECHNICAL,
    OTHER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "sitting_id")
  private Long sittingId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String text;

  @Column(name = "by_person")
  private String byPerson;

  @Column(name = "happened_at")
  private Instant happenedAt;

  private Integer number;
  private String hash;

  protected Incident() {}

  /**
   * @param sittingId null when it concerns the whole session
   */
  Incident(long sessionId, Long sittingId, Kind kind, String text, String byPerson, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.sessionId = sessionId;
    this.sittingId = sittingId;
    this.kind = kind;
    this.text = text.length() > 1_000 ? text.substring(0, 1_000) : text;
    this.byPerson = byPerson;
    this.happenedAt = now.truncatedTo(ChronoUnit.MILLIS);
    this.hash = reckoned("");
  }

  /** Its place in the log of its sitting. */
  void number(int place, String hashBefore) {
    number = place;
    hash = reckoned(hashBefore);
  }

  private String reckoned(String before) {
    String place = number == null ? "" : number + "\n" + before + "\n";
    return JournalEntry.sha256(
        place
            + String.join(
                "\n",
                publicId,
                String.valueOf(sessionId),
                String.valueOf(sittingId),
                kind.name(),
                byPerson,
                String.valueOf(happenedAt.toEpochMilli()),
                text));
  }

  /**
   * Whether the row is as it was written; entries older than the hashes cannot tell.
   *
   * @param before hash of the entry before; not asked of one without a number
   */
  boolean intact(String before) {
    return hash == null || hash.equals(reckoned(before));
  }

  /** Null when it concerns no sitting, or is older than the chain. */
  Integer number() {
    return number;
  }

  String hash() {
    return hash;
  }

  Long sittingId() {
    return sittingId;
  }

  Kind kind() {
    return kind;
  }

  String text() {
    return text;
  }

  String byPerson() {
    return byPerson;
  }

  Instant happenedAt() {
    return happenedAt;
  }
}
