package cn.shenhe.portal.training.hours;

import static cn.shenhe.portal.training.hours.Classroom.WORKER;
import static cn.shenhe.portal.training.hours.Classroom.quiet;
import static cn.shenhe.portal.training.hours.Classroom.text;
import static cn.shenhe.portal.training.hours.Classroom.video;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each cheat and each honest mishap over half an hour of film or text, the server's clock in the
 * test's hand; the minutes credited are printed as a table.
 */
class HoursTableTest {

  private static final Logger LOG = Logger.getLogger(HoursTableTest.class.getName());
  private static final String FILM = "video:film";
  private static final String PAGE = "lesson:page";
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final double INTERVAL = 0.5;

  /**
   * A row of the table.
   *
   * @param learn acts in the room and answers the minutes of content that were really played or
   *     read
   * @param honest whether what is credited must come within one interval of them
   */
  record Way(String name, boolean honest, ToDoubleFunction<Classroom> learn) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("full duration posted once", false, HoursTableTest::fullDuration),
        new Way("ten tabs beating in turn", false, room -> tabs(room, 10)),
        new Way("two devices taking over from each other", false, HoursTableTest::devices),
        new Way("replay of one nonce for half an hour", false, HoursTableTest::replay),
        new Way("film at 16 times its speed", false, room -> film(room, 16)),
        new Way("seek to the end", false, HoursTableTest::seek),
        new Way("the same minute again and again", false, HoursTableTest::loop),
        new Way("page left open for eight hours", false, HoursTableTest::leftOpen),
        new Way("film at its own speed", true, room -> film(room, 1)),
        new Way("film at double speed", true, room -> film(room, 2)),
        new Way("text, every twentieth heartbeat lost", true, room -> lossy(room, 0)),
        new Way("text, losses and one reload", true, room -> lossy(room, 1)),
        new Way("text, telephone locked for ten minutes", true, HoursTableTest::locked));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void creditIsNeverMoreThanClockAndContentAndTheHonestLoseAtMostOneInterval(Way way) {
    Classroom room = new Classroom(quiet(), video(FILM, LENGTH), text(PAGE, LENGTH));
    double really = way.learn().applyAsDouble(room);
    double wall = minutes(room.wall());
    double credited = minutes(room.credited());
    LOG.info(
        () ->
            "| %-42s | %6.1f min clock | %5.1f min content | %5.1f min credited |"
                .formatted(way.name(), wall, really, credited));
    assertThat(credited).isLessThanOrEqualTo(wall + 1e-9).isLessThanOrEqualTo(really + 1e-9);
    if (way.honest()) {
      assertThat(credited).isGreaterThanOrEqualTo(Math.min(wall, really) - INTERVAL - 1e-9);
    }
  }

  private static double minutes(Duration time) {
    return time.toMillis() / 60_000.0;
  }

  private static LearningState beat(Classroom room, LearningState last, double from, double to) {
    return room.witness.beat(WORKER, last.stream(), last.nonce(), from, to);
  }

  private static double fullDuration(Classroom room) {
    LearningState open = room.witness.open(WORKER, FILM);
    room.passes(2);
    beat(room, open, 0, 1800);
    return 2 / 60.0;
  }

  private static double tabs(Classroom room, int tabs) {
    List<LearningState> open = new ArrayList<>();
    for (int i = 0; i < tabs; i++) {
      open.add(room.witness.open(WORKER, PAGE));
    }
    for (int second = 0; second < 600; second += 30) {
      room.passes(30);
      for (int i = 0; i < tabs; i++) {
        try {
          open.set(i, beat(room, open.get(i), 0, 0));
        } catch (HoursRefused taken) {
          assertThat(i).isLessThan(tabs - 1);
        }
      }
    }
    return 10;
  }

  private static double devices(Classroom room) {
    for (int i = 0; i < 40; i++) {
      LearningState state = room.witness.open(WORKER, i % 2 == 0 ? FILM : PAGE);
      room.passes(30);
      beat(room, state, i * 15.0, i * 15.0 + 30);
    }
    return 20;
  }

  private static double replay(Classroom room) {
    LearningState open = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 60; i++) {
      room.passes(30);
      beat(room, open, 0, 0);
    }
    return INTERVAL;
  }

  private static double film(Classroom room, int speed) {
    LearningState state = room.witness.open(WORKER, FILM);
    double at = 0;
    while (at < 1800) {
      room.passes(30);
      double next = Math.min(1800, at + 30.0 * speed);
      state = beat(room, state, at, next);
      at = next;
    }
    return 30;
  }

  private static double seek(Classroom room) {
    LearningState state = room.witness.open(WORKER, FILM);
    room.passes(30);
    state = beat(room, state, 0, 30);
    room.passes(30);
    state = beat(room, state, 30, 1800);
    room.passes(10);
    beat(room, state, 1790, 1800);
    return 40 / 60.0;
  }

  private static double loop(Classroom room) {
    LearningState state = room.witness.open(WORKER, FILM);
    for (int i = 0; i < 60; i++) {
      room.passes(30);
      state = beat(room, state, i % 2 * 30.0, i % 2 * 30.0 + 30);
    }
    return 1;
  }

  private static double leftOpen(Classroom room) {
    LearningState state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 960; i++) {
      room.passes(30);
      state = beat(room, state, 0, 0);
    }
    return 30;
  }

  private static double lossy(Classroom room, int reloads) {
    Random luck = new Random(20261124);
    LearningState state = room.witness.open(WORKER, PAGE);
    for (int i = 1; i <= 40; i++) {
      room.passes(30);
      if (reloads == 1 && i == 20) {
        state = room.witness.open(WORKER, PAGE);
      } else if (i == 40 || luck.nextInt(20) != 0) {
        state = beat(room, state, 0, 0);
      }
    }
    return 20;
  }

  private static double locked(Classroom room) {
    LearningState state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 20; i++) {
      room.passes(30);
      state = beat(room, state, 0, 0);
    }
    room.passes(600);
    state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 20; i++) {
      room.passes(30);
      state = beat(room, state, 0, 0);
    }
    return 20;
  }
}
