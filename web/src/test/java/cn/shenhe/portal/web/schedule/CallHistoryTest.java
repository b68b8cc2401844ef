package cn.shenhe.portal.web.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallHistoryTest {

  private static final Instant TEN = Instant.parse("2026-11-30T02:00:00Z");

  private final CallHistory history = new CallHistory();

  @Test
  void callsOfAnHourAreSummedUpAndTakenOnce() {
    history.succeeded("a", TEN.plusSeconds(1), Duration.ofMillis(20));
    history.failed("a", TEN.plusSeconds(2), Duration.ofMillis(50), new IllegalStateException("x"));
    history.succeeded("a", TEN.plusSeconds(3), Duration.ofMillis(30));
    history.succeeded("a", TEN.plusSeconds(3_600), Duration.ofMillis(1));

    Map<CallHistory.Hour, CallHistory.Tally> taken = history.take();
    assertThat(taken.get(new CallHistory.Hour("a", TEN)))
        .isEqualTo(
            new CallHistory.Tally(
                3, 1, 100, 50, TEN.plusSeconds(3), 30, "java.lang.IllegalStateException: x"));
    assertThat(taken).hasSize(2);
    assertThat(history.take()).isEmpty();
  }

  @Test
  void failuresInARowEndWithASuccess() {
    RuntimeException why = new IllegalStateException();
    assertThat(history.failed("a", TEN, Duration.ZERO, why)).isOne();
    assertThat(history.failed("a", TEN, Duration.ZERO, why)).isEqualTo(2);
    assertThat(history.failing()).containsEntry("a", 2);
    history.succeeded("a", TEN, Duration.ZERO);
    assertThat(history.failing()).isEmpty();
  }
}
