package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.delivery.Handover.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The steps of draining, each a transaction of its own: what is written down before a hand-over and
 * after it survives the death of the process.
 */
@ApplicationScoped
class Ledger {

  /**
   * A claimed letter waits at most as long as {@link Drain#BUDGET} and is given up {@link
   * Drain#GIVE_UP} after it left; older claims belong to a dead process.
   */
  static final Duration DEAD_AFTER = Duration.ofSeconds(90);

  private static final int MOST_ATTEMPTS = 16;
  private static final int AT_ONCE = 400;

  @Inject LedgerRepository rows;
  @Inject InstantSource clock;

  /** Why a letter is dropped when a newer one of its warning was written; staff read it. */
  static final String OVERTAKEN = "已有更新的消息";

  @Inject Event<RecipientGone> gone;

  private final RandomGenerator random = RandomGenerator.getDefault();

  /** A letter that came back from its courier. */
  record Settled(Parcel parcel, Handover handover) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void open() {
    Instant now = clock.instant();
    if (rows.reclaim(now.minus(DEAD_AFTER)) > 0) {
      rows.dropOvertaken(List.of(), now, OVERTAKEN);
    }
    rows.expire(now, "已过时限");
  }

  /** Takes what is due, urgent first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Parcel> claim(String life, HostLines.Shut shut, int limit) {
    List<String> paused = rows.paused();
    if (paused.contains(Pause.EVERYTHING)) {
      return List.of();
    }
    Instant now = clock.instant();
    List<String> keys = rows.due(now, shut, paused, limit);
    if (keys.isEmpty()) {
      return List.of();
    }
    return rows.claim(keys, life, now).stream().map(LedgerEntry::parcel).toList();
  }

  /** Writes down what came of the tries. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void settle(String life, List<Settled> settled) {
    Instant now = clock.instant();
    List<String> confirmed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Settled one : settled) {
      Parcel parcel = one.parcel();
      Handover handover = one.handover();
      switch (handover.result()) {
        case CONFIRMED -> confirmed.add(parcel.key());
        case KEPT -> kept.add(parcel.key());
        case REFUSED -> end(parcel, life, LetterState.FAILED, handover.detail(), now);
        case GONE -> {
          end(parcel, life, LetterState.GONE, handover.detail(), now);
          String subscription =
              rows.entry(parcel.key()).map(LedgerEntry::subscription).orElse(null);
          gone.fire(new RecipientGone(parcel.channel(), parcel.recipient(), subscription));
        }
        case RETRY, UNREACHABLE -> again(parcel, life, handover, now);
        default -> throw new IllegalStateException(handover.result().name());
      }
    }
    if (!confirmed.isEmpty()) {
      rows.finish(confirmed, life, LetterState.SENT, null, now);
    }
    if (!kept.isEmpty()) {
      rows.finish(kept, life, LetterState.KEPT, null, now);
    }
  }

  /** Hands letters back that never left. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(String life, List<Parcel> parcels, Instant dueAt, String problem) {
    List<String> keys = parcels.stream().map(Parcel::key).toList();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      rows.postpone(some, life, dueAt, problem, 0);
      rows.dropOvertaken(some, clock.instant(), OVERTAKEN);
    }
  }

  private void again(Parcel parcel, String life, Handover handover, Instant now) {
    Duration pause = RetryPolicy.pause(parcel.lane(), parcel.attempt(), handover.after(), random);
    Instant next = now.plus(pause);
    if (parcel.attempt() >= MOST_ATTEMPTS || next.isAfter(parcel.notAfter())) {
      end(parcel, life, LetterState.FAILED, handover.detail(), now);
    } else {
      List<String> key = List.of(parcel.key());
      rows.postpone(key, life, next, handover.detail(), 1);
      rows.dropOvertaken(key, now, OVERTAKEN);
    }
  }

  private void end(Parcel parcel, String life, LetterState state, String problem, Instant now) {
    rows.finish(List.of(parcel.key()), life, state, problem, now);
  }

  static Handover failed(RuntimeException e) {
    return Handover.of(Result.RETRY, e.getClass().getSimpleName());
  }
}
