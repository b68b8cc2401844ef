package cn.shenhe.portal.training.campaign;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A timed act of a campaign and, at once, its line in the ledger: WAITING until it is done, left
 * out or given up, and never WAITING again. What was left out or given up an officer may have done
 * after all; how it ended first stays in the ledger.
 */
@Entity
@Table(name = "campaign_act")
class CampaignAct {

  /** Tries before an act that fails is given up. */
  static final int MOST_ATTEMPTS = 5;

  /** After the first failure; each further one waits twice as long. */
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  /** What is to be done with an act now. */
  enum Verdict {
    WAIT,
    DO,
    LEAVE_OUT
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "campaign_id")
  private Campaign campaign;

  private String code;
  private String phase;

  @Enumerated(EnumType.STRING)
  private ActKind kind;

  private String title;
  private String parameter;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "grace_hours")
  private Integer graceHours;

  @Enumerated(EnumType.STRING)
  private ActState state;

  private int attempts;

  @Column(name = "next_try_at")
  private Instant nextTryAt;

  @Column(name = "done_at")
  private Instant doneAt;

  private Long millis;
  private String outcome;

  @Enumerated(EnumType.STRING)
  @Column(name = "first_state")
  private ActState firstState;

  @Column(name = "first_done_at")
  private Instant firstDoneAt;

  @Column(name = "first_outcome")
  private String firstOutcome;

  @Version private int version;

  protected CampaignAct() {}

  CampaignAct(Campaign campaign, ActPlan plan, Instant dueAt) {
    this.publicId = PublicId.fresh().value();
    this.campaign = campaign;
    this.code = plan.code();
    this.phase = plan.phase();
    this.kind = plan.kind();
    this.title = plan.title();
    this.parameter = plan.parameter();
    this.dueAt = dueAt;
    this.graceHours = plan.graceHours();
    this.state = ActState.WAITING;
  }

  CampaignAct(Campaign campaign, String code, ActDraft draft) {
    this.publicId = PublicId.fresh().value();
    this.campaign = campaign;
    this.code = code;
    this.state = ActState.WAITING;
    say(draft);
  }

  /**
   * Writes it anew.
   *
   * @throws CampaignRefused when it is not WAITING any more
   */
  void revise(ActDraft draft) {
    if (state != ActState.WAITING) {
      throw new CampaignRefused("campaign.act-over");
    }
    attempts = 0;
    nextTryAt = null;
    outcome = null;
    say(draft);
  }

  private void say(ActDraft draft) {
    phase = draft.phase();
    kind = draft.kind();
    title = draft.title();
    parameter = draft.parameter();
    dueAt = draft.dueAt();
    graceHours = draft.graceHours();
  }

  /** Whether it must be over before the other begins: due earlier, and still WAITING. */
  boolean holdsUp(CampaignAct other) {
    return this != other
        && state == ActState.WAITING
        && (dueAt.isBefore(other.dueAt) || dueAt.equals(other.dueAt) && id < other.id);
  }

  /** What is to be done by the clock; a clock that jumps back only makes an act wait. */
  Verdict verdict(Instant now) {
    if (state != ActState.WAITING || now.isBefore(dueAt)) {
      return Verdict.WAIT;
    }
    boolean tooLate =
        graceHours != null && now.isAfter(wanted().plus(Duration.ofHours(graceHours)));
    if (tooLate) {
      return Verdict.LEAVE_OUT;
    }
    return nextTryAt != null && now.isBefore(nextTryAt) ? Verdict.WAIT : Verdict.DO;
  }

  /** When it was to be done: what it had to wait for does not make it late. */
  private Instant wanted() {
    return attempts == 0 && nextTryAt != null ? nextTryAt : dueAt;
  }

  /** Leaves it for later; no try is used up. */
  void waitFor(ActWait wait) {
    if (state == ActState.WAITING) {
      nextTryAt = wait.until();
      outcome = wait.code();
    }
  }

  /** The same act about other days. */
  void rewrite(String newParameter) {
    parameter = newParameter;
  }

  /** Moves it to another time, as it is. */
  void move(Instant newDueAt) {
    dueAt = newDueAt;
  }

  /** As {@link #perform(Instant, String)}, for what the campaign does itself. */
  boolean perform(Instant now) {
    return perform(now, "");
  }

  /**
   * Does it now, whatever the clock says; nothing happens when it is not WAITING.
   *
   * @param effect what came of it beyond the campaign
   */
  boolean perform(Instant now, String effect) {
    if (state != ActState.WAITING) {
      return false;
    }
    outcome = campaign.perform(this, effect, now);
    end(ActState.DONE, now);
    return true;
  }

  /**
   * Does what was left out or given up.
   *
   * @param effect what came of it beyond the campaign
   * @throws CampaignRefused when it was neither
   */
  void performAgain(Instant now, String effect) {
    if (!canBeDoneAgain()) {
      throw new CampaignRefused("campaign.act-not-again");
    }
    firstState = state;
    firstDoneAt = doneAt;
    firstOutcome = outcome;
    outcome = campaign.perform(this, effect, now);
    end(ActState.DONE, now);
  }

  boolean canBeDoneAgain() {
    return state == ActState.SKIPPED || state == ActState.FAILED;
  }

  void took(long milliseconds) {
    millis = milliseconds;
  }

  void leaveOut(Instant now) {
    end(ActState.SKIPPED, now);
  }

  /** One try went wrong; the last one gives it up. */
  void failed(String reason, Instant now) {
    if (state != ActState.WAITING) {
      return;
    }
    attempts++;
    outcome = reason;
    if (attempts >= MOST_ATTEMPTS) {
      end(ActState.FAILED, now);
    } else {
      nextTryAt = now.plus(FIRST_WAIT.multipliedBy(1L << attempts - 1));
    }
  }

  private void end(ActState end, Instant now) {
    state = end;
    doneAt = now;
  }

  ActKind kind() {
    return kind;
  }

  String title() {
    return title;
  }

  String parameter() {
    return parameter;
  }

  ActState state() {
    return state;
  }

  Instant dueAt() {
    return dueAt;
  }

  Instant doneAt() {
    return doneAt;
  }

  String publicId() {
    return publicId;
  }

  Campaign campaign() {
    return campaign;
  }

  ActOrder order(Instant now) {
    return new ActOrder(
        campaign.row(),
        publicId,
        title,
        parameter,
        now,
        campaign.acts().stream()
            .map(CampaignAct::row)
            .sorted(Comparator.comparing(ActRow::dueAt))
            .toList());
  }

  ActRow row() {
    return new ActRow(
        publicId,
        code,
        phase,
        kind,
        title,
        parameter,
        dueAt,
        graceHours,
        state,
        attempts,
        doneAt,
        millis,
        outcome,
        firstState == null ? null : new ActEnd(firstState, firstDoneAt, firstOutcome));
  }
}
