package cn.shenhe.portal.web.schedule;

import static cn.shenhe.portal.web.schedule.Missed.CATCH_UP_ONCE;
import static cn.shenhe.portal.web.schedule.Missed.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

class TimingTest {

  private static Trigger trigger(Timing timing, Missed missed) {
    return TriggerBuilder.newTrigger().withSchedule(timing.schedule(missed)).build();
  }

  @Test
  void aCronTimeIsReadInBeijing() {
    Trigger daily = trigger(Timing.at("0 30 2 * * ?"), SKIP);

    Date next = daily.getFireTimeAfter(Date.from(Instant.parse("2027-06-01T00:00:00Z")));

    assertThat(next.toInstant()).isEqualTo(Instant.parse("2027-06-01T18:30:00Z"));
  }

  @Test
  void aStoredTriggerThatSaysTheSameIsKeptWithWhatItMissed() {
    Timing every = Timing.every(Duration.ofSeconds(20));
    Timing daily = Timing.at("0 30 2 * * ?");

    assertThat(every.isKeptBy(trigger(every, SKIP), SKIP)).isTrue();
    assertThat(daily.isKeptBy(trigger(daily, CATCH_UP_ONCE), CATCH_UP_ONCE)).isTrue();
  }

  @Test
  void aStoredTriggerIsReplacedWhenTimeOrMisfireRuleOrKindChanged() {
    Timing every = Timing.every(Duration.ofSeconds(20));
    Timing daily = Timing.at("0 30 2 * * ?");

    assertThat(every.isKeptBy(trigger(Timing.every(Duration.ofSeconds(21)), SKIP), SKIP)).isFalse();
    assertThat(every.isKeptBy(trigger(every, CATCH_UP_ONCE), SKIP)).isFalse();
    assertThat(every.isKeptBy(trigger(daily, SKIP), SKIP)).isFalse();
    assertThat(daily.isKeptBy(trigger(Timing.at("0 31 2 * * ?"), SKIP), SKIP)).isFalse();
    assertThat(daily.isKeptBy(trigger(daily, CATCH_UP_ONCE), SKIP)).isFalse();
  }
}
