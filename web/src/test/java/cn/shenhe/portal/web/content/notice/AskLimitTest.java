package cn.shenhe.portal.web.content.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AskLimitTest {

  private Instant now = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void oneAddressAsksSoOftenAMinuteAndNoMore() {
    AskLimit limit = new AskLimit();
    limit.clock = () -> now;
    limit.most = 2;
    limit.count("192.0.2.1");
    limit.count("192.0.2.1");
    limit.count("192.0.2.2");
    assertThatThrownBy(() -> limit.count("192.0.2.1"))
        .isInstanceOfSatisfying(
            AskLimit.AskedTooOften.class,
            refusal -> assertThat(refusal.code()).isEqualTo("notice.throttled"));
    now = now.plusSeconds(60);
    limit.count("192.0.2.1");
  }
}
