package cn.shenhe.portal.training.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every request asks for is read every two seconds, and at once where it was changed. */
class SessionMomentsTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final SessionMoments moments = new SessionMoments(now::get);
  private Optional<Instant> stored = Optional.of(Instant.EPOCH);

  private Optional<Instant> from(String person) {
    return moments.validFrom(
        person,
        () -> {
          asked.incrementAndGet();
          return stored;
        });
  }

  @Test
  void itIsReadOnceInTwoSeconds() {
    for (int i = 0; i < 100; i++) {
      from("a");
    }
    assertThat(asked).hasValue(1);
    stored = Optional.empty();
    now.set(2 * SECOND - 1);
    assertThat(from("a")).isPresent();
    now.set(2 * SECOND);
    assertThat(from("a")).isEmpty();
    assertThat(from("b")).isEmpty();
    assertThat(asked).hasValue(3);
  }

  @Test
  void aChangeOnThisNodeHoldsAtOnceAlsoBeforeItIsCommitted() {
    from("a");
    moments.changed("a");
    assertThat(from("a")).as("read before the commit").isPresent();
    stored = Optional.empty();
    assertThat(from("a")).as("and right after it").isEmpty();
    from("b");
    now.set(40 * SECOND);
    stored = Optional.of(Instant.EPOCH);
    from("a");
    int before = asked.get();
    from("a");
    assertThat(asked).as("remembered again").hasValue(before);
  }
}
