package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

  private static final Instant NOON = Instant.parse("2027-06-01T04:00:00Z");

  private final ClockWatch watch = new ClockWatch();
  private Instant shown = NOON;
  private long counted;

  @BeforeEach
  void aWatchThatHasLookedOnce() {
    watch.clock = () -> shown;
    watch.counted = () -> counted;
    watch.doubtMinutes = 30;
    watch.look();
  }

  private void pass(Duration time) {
    shown = shown.plus(time);
    counted += time.toNanos();
  }

  @Test
  void timeThatPassesIsNoLeapHoweverLongNobodyLooks() {
    pass(Duration.ofDays(3));
    assertThat(watch.look()).isZero();
    shown = shown.plusSeconds(90);
    assertThat(watch.look()).as("a small correction").isZero();
    assertThat(watch.doubt()).isEmpty();
  }

  @Test
  void aClockThatLeapsForwardIsInDoubtUntilItLeapsBack() {
    shown = shown.plus(Duration.ofDays(1));
    assertThat(watch.doubt())
        .contains(
            new ClockWatch.Doubt(
                Duration.ofDays(1), NOON.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(30))));
    pass(Duration.ofMinutes(10));
    assertThat(watch.doubt()).isPresent();

    shown = shown.minus(Duration.ofDays(1)).plusSeconds(20);
    assertThat(watch.look()).isEqualTo(Duration.ofDays(-1).plusSeconds(20));
    assertThat(watch.doubt()).isEmpty();
  }

  @Test
  void aClockNobodySetsBackIsBelievedInTheEnd() {
    shown = shown.plus(Duration.ofDays(1));
    assertThat(watch.doubt()).isPresent();
    pass(Duration.ofMinutes(31));
    assertThat(watch.doubt()).isEmpty();
  }

  @Test
  void aClockSetBackIsNotInDoubt() {
    shown = shown.minus(Duration.ofDays(1));
    assertThat(watch.look()).isEqualTo(Duration.ofDays(-1));
    assertThat(watch.doubt()).isEmpty();
  }

  @Test
  void whoAsksForDoubtTakesNoLeapFromTheWatch() {
    shown = shown.plus(Duration.ofDays(1));
    assertThat(watch.doubt()).isPresent();
    shown = shown.minus(Duration.ofDays(1));
    assertThat(watch.doubt()).isEmpty();
    assertThat(watch.look()).isEqualTo(Duration.ofDays(-1));
    assertThat(watch.look()).isZero();
  }

  @Test
  void aClockAheadOfTheDatabasesIsInDoubtAsLongAsItIs() {
    watch.compared(Duration.ofHours(1));
    pass(Duration.ofHours(5));
    assertThat(watch.doubt()).contains(new ClockWatch.Doubt(Duration.ofHours(1), null));
    watch.compared(Duration.ofSeconds(3));
    assertThat(watch.doubt()).isEmpty();
  }
}
