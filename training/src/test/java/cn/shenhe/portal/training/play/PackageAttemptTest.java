package cn.shenhe.portal.training.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageAttemptTest {

  private static final Instant NOW = Instant.parse("2026-11-29T04:00:00Z");

  @Test
  void allItemsMakeItCompleteAndOnlyOnce() {
    PackageAttempt attempt = new PackageAttempt("p", "k", "课", 2, NOW);
    assertThat(attempt.committed(1, NOW)).isFalse();
    assertThat(attempt.committed(2, NOW)).isTrue();
    assertThat(attempt.committed(2, NOW.plusSeconds(1))).isFalse();
    assertThat(attempt.completedAt()).isEqualTo(NOW);
  }

  @Test
  void aTicketRunsOut() {
    PackageAttempt attempt = new PackageAttempt(null, "k", "课", 1, NOW);
    attempt.handOut(PackagePlay.hash("t"), NOW);
    assertThat(attempt.writable(NOW.plus(PackageAttempt.TICKET).minusSeconds(1))).isTrue();
    assertThat(attempt.writable(NOW.plus(PackageAttempt.TICKET))).isFalse();
  }

  @Test
  void whatWasCompletedStaysCompleted() {
    PackageState state = new PackageState(new PackageAttempt("p", "k", "课", 1, NOW), 1);
    state.commit(new PackageReport("{}", true, true, 80.0), NOW);
    state.commit(new PackageReport("{\"a\":1}", false, null, null), NOW);
    assertThat(List.of(state.completed(), state.passed(), state.scorePercent(), state.cmi()))
        .containsExactly(true, true, 80.0, "{\"a\":1}");
    assertThatThrownBy(() -> new PackageReport("{}", true, null, 101.0))
        .isInstanceOf(PlayRefused.class);
  }
}
