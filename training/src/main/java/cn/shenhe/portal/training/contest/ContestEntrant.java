package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Somebody who takes part, once for each contest. Whoever has the token is this person. Changed by
 * plain SQL alone once it is there, see {@link ContestLedger}.
 */
@Entity
@Table(name = "contest_entrant")
class ContestEntrant {

  private static final int CODE = 10;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "contest_id")
  private Long contest;

  /** The lot: what stands on boards and lists instead of a name. */
  private String code;

  /** Keyed hash of the telephone number or the account. */
  @Column(name = "person_key")
  private String personKey;

  private String token;
  private String nickname;
  private String street;
  private String unit;

  @Column(name = "joined_at")
  private Instant joinedAt;

  private int attempts;

  @Column(name = "best_correct")
  private int bestCorrect;

  @Column(name = "best_seconds")
  private int bestSeconds;

  protected ContestEntrant() {}

  ContestEntrant(Long contest, String personKey, EntryForm form, Instant now) {
    this.contest = contest;
    this.code = PublicId.fresh().value().substring(0, CODE);
    this.personKey = personKey;
    this.token = PublicId.fresh().value();
    this.nickname = form.nickname();
    this.street = form.street();
    this.unit = form.unit();
    this.joinedAt = now;
    this.bestCorrect = -1;
  }

  String token() {
    return token;
  }
}
