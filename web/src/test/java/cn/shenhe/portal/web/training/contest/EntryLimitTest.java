package cn.shenhe.portal.web.training.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntryLimitTest {

  private final EntryLimit limit = new EntryLimit();
  private Instant now = Instant.parse("2027-06-01T12:00:00Z");

  @BeforeEach
  void open() {
    limit.clock = () -> now;
    limit.mostOfAnAddress = 600;
    limit.mostOfAPerson = 6;
    limit.mostDigests = 30;
    limit.mostSaves = 60;
  }

  @Test
  void aSchoolBehindOneAddressEntersTogetherButNotWithoutEnd() {
    for (int i = 0; i < 600; i++) {
      limit.count("school", "contest/" + i);
    }
    assertThatThrownBy(() -> limit.count("school", "contest/600"))
        .isInstanceOf(EntryLimit.EnteredTooOften.class);
    assertThatCode(() -> limit.count("home", "contest/600")).doesNotThrowAnyException();
    now = now.plus(Duration.ofMinutes(1));
    assertThatCode(() -> limit.count("school", "contest/600")).doesNotThrowAnyException();
  }

  @Test
  void nobodyTriesNicknamesOfOneNumberHoweverManyAddressesAreUsed() {
    for (int i = 0; i < 6; i++) {
      limit.count("address" + i, "contest/13800000000");
    }
    assertThatThrownBy(() -> limit.count("another", "contest/13800000000"))
        .isInstanceOf(EntryLimit.EnteredTooOften.class);
    assertThatCode(() -> limit.count("another", "contest/13800000001")).doesNotThrowAnyException();
  }

  @Test
  void lettersAreCountedByThemselvesAndTighter() {
    for (int i = 0; i < 30; i++) {
      limit.countDigest("office", i + "@example.org");
    }
    assertThatThrownBy(() -> limit.countDigest("office", "31@example.org"))
        .isInstanceOf(EntryLimit.EnteredTooOften.class);
    assertThatCode(() -> limit.count("office", "contest/1")).doesNotThrowAnyException();
  }

  @Test
  void oneEntrantSavesOncePerSecondOnAverage() {
    for (int i = 0; i < 60; i++) {
      assertThat(limit.maySave("t1")).isTrue();
    }
    assertThat(limit.maySave("t1")).isFalse();
    assertThat(limit.maySave("t2")).isTrue();
  }
}
