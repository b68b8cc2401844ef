package cn.shenhe.portal.training.hours;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The real domain over tables in memory, with a clock the test turns. */
final class Classroom extends HoursRepository implements InstantSource {

  static final String WORKER = "worker";
  static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");

  final Witness witness;
  final List<LearningEvidence> evidence = new ArrayList<>();
  int credits;

  private Instant now = MORNING;
  private final Map<String, LearningStream> streams = new HashMap<>();
  private final Map<String, LearnedPiece> learned = new HashMap<>();

  Classroom(WitnessRules rules, Piece... known) {
    Pieces pieces =
        new Pieces() {
          @Override
          Optional<Piece> find(String key) {
            return List.of(known).stream().filter(p -> p.key().equals(key)).findFirst();
          }
        };
    witness = new Witness(this, pieces, rules, this, new Counter());
  }

  static Piece text(String key, Duration length) {
    return new Piece(key, key, length, false);
  }

  static Piece video(String key, Duration length) {
    return new Piece(key, key, length, true);
  }

  /** Heartbeats every 30 s, no presence question. */
  static WitnessRules quiet() {
    return new WitnessRules(30, 0, 300, 50);
  }

  void passes(long seconds) {
    now = now.plusSeconds(seconds);
  }

  Duration wall() {
    return Duration.between(MORNING, now);
  }

  Duration credited() {
    return Duration.ofMillis(evidence.stream().mapToLong(LearningEvidence::creditedMs).sum());
  }

  /** The union of everything witnessed, by wall clock. */
  Duration union() {
    Coverage union = Coverage.NOTHING;
    for (LearningEvidence e : evidence) {
      union =
          union.plus(
              Duration.between(MORNING, e.startedAt()).toMillis(),
              Duration.between(MORNING, e.endedAt()).toMillis());
    }
    return Duration.ofMillis(union.measure());
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  Optional<LearningStream> stream(String person) {
    return Optional.ofNullable(streams.get(person));
  }

  @Override
  void add(LearningStream stream) {
    streams.put(WORKER, stream);
  }

  @Override
  Optional<LearnedPiece> learned(String person, String piece, int term) {
    return Optional.ofNullable(learned.get(piece + term));
  }

  @Override
  void add(LearnedPiece piece) {
    learned.put(piece.piece() + 2026, piece);
  }

  @Override
  void add(LearningEvidence span) {
    evidence.add(span);
    try {
      Field id = LearningEvidence.class.getDeclaredField("id");
      id.setAccessible(true);
      id.set(span, (long) evidence.size());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  Optional<LearningEvidence> evidence(Long id) {
    return Optional.of(evidence.get(id.intValue() - 1));
  }

  private final class Counter implements Event<HoursCredited> {

    @Override
    public void fire(HoursCredited event) {
      credits++;
    }

    @Override
    public <U extends HoursCredited> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends HoursCredited> CompletionStage<U> fireAsync(
        U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<HoursCredited> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends HoursCredited> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends HoursCredited> Event<U> select(
        TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
