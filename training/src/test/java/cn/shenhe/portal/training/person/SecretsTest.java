package cn.shenhe.portal.training.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretsTest {

  /** The secret of RFC 6238, appendix B ("12345678901234567890" in base 32). */
  private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static PersonalDataVault aVault(int seed) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) seed);
    PersonalDataVault vault = new PersonalDataVault();
    vault.use(key);
    return vault;
  }

  @Test
  void totpEqualsTheVectorsOfRfc6238() {
    assertThat(Totp.code(RFC_SECRET, 59 / 30)).isEqualTo("287082");
    assertThat(Totp.code(RFC_SECRET, 1111111109L / 30)).isEqualTo("081804");
    assertThat(Totp.code(RFC_SECRET, 20000000000L / 30)).isEqualTo("353130");
  }

  @Test
  void aCodeWorksOnceAndOneStepLate() {
    String secret = Totp.freshSecret();
    Instant now = Instant.parse("2026-11-23T00:00:10Z");
    long step = now.getEpochSecond() / 30;
    String code = Totp.code(secret, step);
    assertThat(Totp.acceptedStep(secret, code, now, 0)).hasValue(step);
    assertThat(Totp.acceptedStep(secret, code, now.plusSeconds(30), 0)).hasValue(step);
    assertThat(Totp.acceptedStep(secret, code, now.plusSeconds(90), 0)).isEmpty();
    assertThat(Totp.acceptedStep(secret, code, now, step)).isEmpty();
  }

  @Test
  void whatIsSealedForOneOwnerDoesNotOpenForAnother() {
    PersonalDataVault vault = aVault(7);
    String sealedText = vault.seal("11010519491231002X", "owner-a");
    assertThat(sealedText).doesNotContain("110105");
    assertThat(vault.open(sealedText, "owner-a")).isEqualTo("11010519491231002X");
    assertThatThrownBy(() -> vault.open(sealedText, "owner-b"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> aVault(8).open(sealedText, "owner-a"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theLookupHashDependsOnTheKey() {
    assertThat(aVault(7).lookup("x")).isEqualTo(aVault(7).lookup("x"));
    assertThat(aVault(7).lookup("x")).isNotEqualTo(aVault(8).lookup("x"));
  }

  @Test
  void aPasswordMatchesOnlyItself() {
    String hash = PasswordHash.of("correct horse battery");
    assertThat(PasswordHash.matches("correct horse battery", hash)).isTrue();
    assertThat(PasswordHash.matches("correct horse batterY", hash)).isFalse();
    assertThat(PasswordHash.of("correct horse battery")).isNotEqualTo(hash);
  }

  @Test
  void weakPasswordsAreRefused() {
    for (String weak :
        new String[] {"short", "1234567890", "password123", "aaaaaaaaaaaa", "zhangsan-zhangsan"}) {
      assertThatThrownBy(() -> PasswordPolicy.check(weak, "zhangsan"))
          .isInstanceOf(RegistrationRefused.class);
    }
    PasswordPolicy.check("丙火乙木甲午年的雨天里", "zhangsan");
  }

  @Test
  void fiveFailuresWithinAMinuteLockForTenMinutes() {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    SignInThrottle throttle = new SignInThrottle("bucket", now);
    for (int i = 0; i < 4; i++) {
      throttle.failed(now);
    }
    assertThat(throttle.locked(now)).isFalse();
    throttle.failed(now.plusSeconds(1));
    assertThat(throttle.locked(now.plusSeconds(2))).isTrue();
    assertThat(throttle.locked(now.plus(Duration.ofMinutes(11)))).isFalse();
  }

  @Test
  void fourFailuresAMinuteNeverLock() {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    SignInThrottle throttle = new SignInThrottle("bucket", now);
    for (int minute = 0; minute < 10; minute++) {
      for (int i = 0; i < 4; i++) {
        throttle.failed(now.plusSeconds(61L * minute + i));
      }
      assertThat(throttle.locked(now.plusSeconds(61L * minute + 5))).isFalse();
    }
  }

  @Test
  void erasingLeavesNothingThatNamesThePerson() {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    Account account = new Account("zhangsan", "张三", "x", Set.of(Role.RESIDENT), "2026-11", now);
    account.keepIdNumber(new IdNumber("11010519491231002X"), aVault(7), now);
    account.erase(now.plusSeconds(5));
    assertThat(account.login()).startsWith("erased-");
    assertThat(account.displayName()).isEqualTo("已注销用户");
    assertThat(account.idNumber(aVault(7))).isEmpty();
    assertThat(account.roles()).isEmpty();
    assertThat(account.active()).isFalse();
  }
}
