package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindLimitTest {

  private final FindLimit limit = new FindLimit();
  private Instant now = Instant.parse("2026-11-30T01:00:00Z");

  @BeforeEach
  void open() {
    limit.clock = () -> now;
    limit.most = 3;
  }

  private void tries(int times, String address, String code) {
    for (int i = 0; i < times; i++) {
      limit.count(address, code);
    }
  }

  @Test
  void anAddressMayTryAgainInTheNextMinute() {
    tries(3, "a", "CODE1");
    assertThatThrownBy(() -> limit.count("a", "CODE2"))
        .isInstanceOf(FindLimit.SoughtTooOften.class);
    limit.count("b", "CODE2");

    now = now.plus(Duration.ofMinutes(1));
    assertThatCode(() -> limit.count("a", "CODE2")).doesNotThrowAnyException();
  }

  @Test
  void manyAddressesTogetherCannotTryTheEndsOfOneNumber() {
    for (int i = 0; i < 10; i++) {
      limit.count("address" + i, "CODE1");
    }
    assertThatThrownBy(() -> limit.count("another", "CODE1"))
        .isInstanceOf(FindLimit.SoughtTooOften.class);
    assertThatCode(() -> limit.count("yet another", "CODE2")).doesNotThrowAnyException();

    now = now.plus(Duration.ofHours(1));
    assertThatCode(() -> limit.count("another", "CODE1")).doesNotThrowAnyException();
  }

  @Test
  void whoKnowsTheNumberIsNotCountedOut() {
    for (int i = 0; i < 12; i++) {
      limit.count("address" + i, "CODE1");
      limit.found("CODE1");
    }
  }
}
