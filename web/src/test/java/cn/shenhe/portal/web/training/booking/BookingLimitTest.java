package cn.shenhe.portal.web.training.booking;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookingLimitTest {

  private final BookingLimit limit = new BookingLimit();
  private Instant now = Instant.parse("2026-11-30T01:00:00Z");

  @Test
  void anAddressBooksOnlySoOftenInAMinute() {
    limit.clock = () -> now;
    limit.most = 2;
    limit.count("a");
    limit.count("a");
    assertThatThrownBy(() -> limit.count("a")).isInstanceOf(BookingLimit.BookedTooOften.class);
    assertThatCode(() -> limit.count("b")).doesNotThrowAnyException();

    now = now.plus(Duration.ofMinutes(1));
    assertThatCode(() -> limit.count("a")).doesNotThrowAnyException();
  }
}
