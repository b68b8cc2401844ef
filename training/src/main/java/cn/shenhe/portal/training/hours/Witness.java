package cn.shenhe.portal.training.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * Brings a person's stream, the piece and the evidence together; needs the caller's transaction.
 */
@ApplicationScoped
class Witness {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final double MILLIS = 1000.0;

  private HoursRepository hours;
  private Pieces pieces;
  private WitnessRules rules;
  private InstantSource clock;
  private Event<HoursCredited> credited;

  Witness() {}

  @Inject
  Witness(
      HoursRepository hours,
      Pieces pieces,
      WitnessRules rules,
      InstantSource clock,
      Event<HoursCredited> credited) {
    this.hours = hours;
    this.pieces = pieces;
    this.rules = rules;
    this.clock = clock;
    this.credited = credited;
  }

  LearningState open(String person, String key) {
    Piece piece = pieces.find(key).orElseThrow(UnknownPiece::new);
    Instant now = clock.instant();
    LearningStream stream = hours.stream(person).orElse(null);
    if (stream == null) {
      stream = new LearningStream(person, rules);
      stream.open(piece.key(), now);
      hours.add(stream);
    } else {
      stream.open(piece.key(), now);
    }
    return state(stream, learned(person, piece, now));
  }

  LearningState beat(String person, String ofStream, String nonce, Double from, Double to) {
    return heard(person, ofStream, nonce, from, to, false);
  }

  LearningState answer(String person, String ofStream, String nonce, Double from, Double to) {
    return heard(person, ofStream, nonce, from, to, true);
  }

  private LearningState heard(
      String person, String ofStream, String nonce, Double from, Double to, boolean answered) {
    LearningStream stream = hours.stream(person).orElseThrow(HoursRefused::streamTaken);
    Instant now = clock.instant();
    Instant since = stream.witnessedAt();
    Duration witnessed =
        answered
            ? stream.answer(ofStream, nonce, now, rules)
            : stream.beat(ofStream, nonce, now, rules);
    Piece piece = pieces.find(stream.piece()).orElseThrow(UnknownPiece::new);
    LearnedPiece learned = learned(person, piece, now);
    if (!witnessed.isZero()) {
      boolean before = learned.finishedAt() != null;
      long credit = learned.credit(witnessed, piece.timed(), millis(from), millis(to), now, rules);
      keep(person, stream, learned, since, now, credit);
      if (credit > 0) {
        boolean finished = !before && learned.finishedAt() != null;
        credited.fire(
            new HoursCredited(
                person, piece.key(), piece.title(), finished, learned.creditedMs() / 1000, now));
      }
    }
    return state(stream, learned);
  }

  private void keep(
      String person,
      LearningStream stream,
      LearnedPiece learned,
      Instant since,
      Instant now,
      long credit) {
    LearningEvidence evidence =
        stream.evidenceId() == null ? null : hours.evidence(stream.evidenceId()).orElse(null);
    if (evidence == null) {
      evidence = new LearningEvidence(person, learned, stream.stream(), since);
      hours.add(evidence);
      stream.evidence(evidence.id());
    }
    evidence.grow(now, credit);
  }

  private LearnedPiece learned(String person, Piece piece, Instant now) {
    int term = now.atZone(BEIJING).getYear();
    LearnedPiece known = hours.learned(person, piece.key(), term).orElse(null);
    if (known == null) {
      known = new LearnedPiece(person, piece, term, now);
      hours.add(known);
    } else {
      known.opened(piece, now);
    }
    return known;
  }

  private static long millis(Double seconds) {
    boolean usable = seconds != null && Double.isFinite(seconds) && seconds >= 0;
    return usable ? (long) (Math.min(seconds, 1e9) * MILLIS) : 0;
  }

  private LearningState state(LearningStream stream, LearnedPiece learned) {
    return new LearningState(
        stream.stream(),
        stream.nonce(),
        rules.beatSeconds(),
        learned.creditedMs() / 1000,
        learned.lengthMs() / 1000,
        learned.positionMs() / MILLIS,
        learned.finishedAt() != null,
        stream.asked());
  }
}
