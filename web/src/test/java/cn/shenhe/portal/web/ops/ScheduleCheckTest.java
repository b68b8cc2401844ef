package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleCheckTest {

  @Test
  void aSchedulerMayBeSilentForTwoMinutesAndNotLonger() {
    assertThat(ScheduleCheck.verdict(Optional.of(Duration.ofSeconds(120)))).isEmpty();
    assertThat(ScheduleCheck.verdict(Optional.of(Duration.ofSeconds(121)))).isPresent();
    assertThat(ScheduleCheck.verdict(Optional.empty())).isPresent();
  }
}
