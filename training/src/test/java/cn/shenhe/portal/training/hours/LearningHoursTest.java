package cn.shenhe.portal.training.hours;

import static cn.shenhe.portal.training.hours.Classroom.WORKER;
import static cn.shenhe.portal.training.hours.Classroom.quiet;
import static cn.shenhe.portal.training.hours.Classroom.text;
import static cn.shenhe.portal.training.hours.Classroom.video;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known cheat gains nothing, every honest mishap costs at most one interval. */
class LearningHoursTest {

  private static final String FILM = "video:film";
  private static final String PAGE = "lesson:page";
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  private final Classroom room =
      new Classroom(
          quiet(), video(FILM, HALF_HOUR), text(PAGE, HALF_HOUR), text("lesson:b", HALF_HOUR));

  @AfterEach
  void creditIsNeverMoreThanWhatWasWitnessed() {
    assertThat(room.credited()).isLessThanOrEqualTo(room.union());
    assertThat(room.union()).isLessThanOrEqualTo(room.wall());
  }

  private LearningState beat(LearningState last, double from, double to) {
    return room.witness.beat(WORKER, last.stream(), last.nonce(), from, to);
  }

  // --- cheats

  @Test
  void postingTheFullDurationOnceEarnsNothing() {
    LearningState open = room.witness.open(WORKER, FILM);
    room.passes(1);
    beat(open, 0, 1800);
    assertThat(room.credited()).isZero();
  }

  @Test
  void playingSixteenTimesAsFastEarnsNothing() {
    LearningState state = room.witness.open(WORKER, FILM);
    for (int i = 0; i < 4; i++) {
      room.passes(28);
      state = beat(state, i * 450.0, (i + 1) * 450.0);
    }
    assertThat(room.credited()).isZero();
  }

  @Test
  void jumpingToTheEndEarnsOnlyWhatWasPlayed() {
    LearningState state = room.witness.open(WORKER, FILM);
    room.passes(30);
    state = beat(state, 0, 30);
    room.passes(30);
    state = beat(state, 30, 1800);
    room.passes(30);
    beat(state, 1790, 1800);
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void playingTheSameMinuteAgainEarnsNothing() {
    LearningState state = room.witness.open(WORKER, FILM);
    for (int i = 0; i < 20; i++) {
      room.passes(30);
      state = beat(state, 0, 30);
    }
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void tenTabsEarnNoMoreThanOne() {
    List<LearningState> tabs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tabs.add(room.witness.open(WORKER, i % 2 == 0 ? PAGE : "lesson:b"));
    }
    for (int round = 0; round < 20; round++) {
      room.passes(30);
      for (int tab = 0; tab < 10; tab++) {
        LearningState last = tabs.get(tab);
        if (tab == 9) {
          tabs.set(tab, beat(last, 0, 0));
        } else {
          assertThatThrownBy(() -> beat(last, 0, 0)).hasMessageContaining("stream-taken");
        }
      }
    }
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(600));
  }

  @Test
  void twoDevicesTakingTurnsEarnNoMoreThanTheClock() {
    LearningState phone = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 20; i++) {
      room.passes(15);
      LearningState computer = room.witness.open(WORKER, "lesson:b");
      LearningState left = phone;
      assertThatThrownBy(() -> beat(left, 0, 0)).isInstanceOf(HoursRefused.class);
      room.passes(15);
      beat(computer, 0, 0);
      phone = room.witness.open(WORKER, PAGE);
    }
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(300));
    assertThat(room.wall()).isEqualTo(Duration.ofSeconds(600));
  }

  @Test
  void aHeartbeatSentAgainEarnsNothing() {
    LearningState open = room.witness.open(WORKER, PAGE);
    room.passes(30);
    beat(open, 0, 0);
    for (int i = 0; i < 50; i++) {
      room.passes(1);
      beat(open, 0, 0);
    }
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aNonceOfLongAgoIsRefused() {
    LearningState open = room.witness.open(WORKER, PAGE);
    room.passes(30);
    LearningState second = beat(open, 0, 0);
    room.passes(30);
    beat(second, 0, 0);
    assertThatThrownBy(() -> beat(open, 0, 0)).hasMessageContaining("nonce-stale");
    assertThatThrownBy(() -> room.witness.beat(WORKER, open.stream(), null, 0.0, 0.0))
        .hasMessageContaining("nonce-stale");
  }

  @Test
  void aTextEarnsNoMoreThanItsLengthHoweverLongItLies() {
    LearningState state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 240; i++) {
      room.passes(30);
      state = beat(state, 0, 0);
    }
    assertThat(room.wall()).isEqualTo(Duration.ofHours(2));
    assertThat(room.credited()).isEqualTo(HALF_HOUR);
    assertThat(state.finished()).isTrue();
  }

  @Test
  void anAbsenceIsNotCredited() {
    LearningState state = room.witness.open(WORKER, PAGE);
    room.passes(30);
    state = beat(state, 0, 0);
    room.passes(1200);
    state = beat(state, 0, 0);
    room.passes(30);
    beat(state, 0, 0);
    assertThat(room.credited()).isEqualTo(Duration.ofSeconds(60));
  }

  // --- honest people

  @Test
  void aClockThatIsSetBackCostsOneIntervalAndBeginsANewSpan() {
    Classroom other = new Classroom(quiet(), text(PAGE, HALF_HOUR));
    LearningState state = other.witness.open(WORKER, PAGE);
    for (long seconds : new long[] {30, 30, -50, 30, 30}) {
      other.passes(seconds);
      state = other.witness.beat(WORKER, state.stream(), state.nonce(), null, null);
    }
    assertThat(other.evidence)
        .extracting(span -> span.creditedMs() / 1000)
        .containsExactly(60L, 60L);
    assertThat(other.evidence)
        .allMatch(span -> !span.endedAt().isBefore(span.startedAt().plusSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyTwentiethHeartbeatLostAndOneReloadCostAtMostOneInterval(long seed) {
    Random luck = new Random(seed);
    LearningState state = room.witness.open(WORKER, FILM);
    double played = 0;
    double from = 0;
    boolean reloaded = false;
    while (played < 1800) {
      room.passes(30);
      played += 30;
      if (played >= 900 && !reloaded) {
        reloaded = true;
        state = room.witness.open(WORKER, FILM);
        from = state.positionSeconds();
        played = from;
        continue;
      }
      boolean requestLost = luck.nextInt(40) == 0;
      boolean answerLost = luck.nextInt(40) == 0;
      if (requestLost) {
        continue;
      }
      LearningState answer = beat(state, from, played);
      if (answerLost) {
        room.passes(2);
        answer = beat(state, from, played);
      }
      state = answer;
      from = state.positionSeconds();
    }
    assertThat(HALF_HOUR.minus(room.credited())).isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(state.finished()).isTrue();
  }

  @Test
  void aReloadInTheMiddleOfATextCostsAtMostOneInterval() {
    LearningState state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 10; i++) {
      room.passes(30);
      state = beat(state, 0, 0);
    }
    room.passes(29);
    state = room.witness.open(WORKER, PAGE);
    for (int i = 0; i < 10; i++) {
      room.passes(30);
      state = beat(state, 0, 0);
    }
    assertThat(room.wall().minus(room.credited())).isLessThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(room.evidence).hasSize(2);
    assertThat(room.evidence.get(0).beats()).isEqualTo(10);
  }

  @Test
  void everyCreditTellsWhoCounts() {
    LearningState state = room.witness.open(WORKER, PAGE);
    room.passes(30);
    beat(state, 0, 0);
    assertThat(room.credits).isEqualTo(1);
  }

  @Test
  void anUnknownPieceIsRefused() {
    assertThatThrownBy(() -> room.witness.open(WORKER, "lesson:none"))
        .isInstanceOf(UnknownPiece.class);
  }

  // --- presence

  @Test
  void whoAnswersInTimeLosesNothing() {
    Classroom asking = new Classroom(new WitnessRules(30, 5, 300, 50), text(PAGE, HALF_HOUR));
    LearningState state = asking.witness.open(WORKER, PAGE);
    for (int i = 0; i < 20; i++) {
      asking.passes(30);
      state = asking.witness.beat(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
      if (state.asked()) {
        asking.passes(60);
        state = asking.witness.answer(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
      }
    }
    assertThat(state.asked()).isFalse();
    assertThat(asking.credited()).isEqualTo(asking.wall());
  }

  @Test
  void whoDoesNotAnswerIsCreditedUpToTheQuestionOnly() {
    Classroom asking = new Classroom(new WitnessRules(30, 5, 300, 50), text(PAGE, HALF_HOUR));
    LearningState state = asking.witness.open(WORKER, PAGE);
    for (int i = 0; i < 60; i++) {
      asking.passes(30);
      state = asking.witness.beat(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
    }
    assertThat(state.asked()).isTrue();
    assertThat(asking.credited()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    state = asking.witness.answer(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
    assertThat(asking.credited()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    asking.passes(30);
    asking.witness.beat(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
    assertThat(asking.credited()).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(331));
  }

  @Test
  void reloadingDoesNotEscapeTheQuestion() {
    Classroom asking = new Classroom(new WitnessRules(30, 5, 300, 50), text(PAGE, HALF_HOUR));
    LearningState state = asking.witness.open(WORKER, PAGE);
    for (int i = 0; i < 40; i++) {
      asking.passes(30);
      state = asking.witness.beat(WORKER, state.stream(), state.nonce(), 0.0, 0.0);
      if (state.asked()) {
        state = asking.witness.open(WORKER, PAGE);
      }
    }
    assertThat(asking.credited()).isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void readingTimeCountsCharactersOnce() {
    assertThat(Articles.readingTime("<p>一二三 四</p>&amp;", 60)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void coverageIsAUnion() {
    Coverage covered = Coverage.NOTHING.plus(0, 10).plus(20, 30).plus(5, 22).plus(40, 40);
    assertThat(covered.measure()).isEqualTo(30);
    assertThat(Coverage.parse(covered.text())).isEqualTo(covered);
  }

  @Test
  void coverageFitsItsColumnHoweverOftenOneJumps() {
    Coverage covered = Coverage.NOTHING;
    for (int i = 0; i < 2000; i++) {
      covered = covered.plus(i * 10_000L, i * 10_000L + 1000);
    }
    assertThat(covered.text().length()).isLessThanOrEqualTo(4000);
  }
}
