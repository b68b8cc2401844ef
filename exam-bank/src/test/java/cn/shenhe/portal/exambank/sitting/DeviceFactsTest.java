package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Safe Exam Browser proves itself by the SHA-256 of address and key, by whichever way it has. */
class DeviceFactsTest {

  private static final String KEY = "0".repeat(63) + "A";
  private static final String OPEN = "https://exam.example/api/v1/sittings/x/open";
  private static final String PAGE = "https://exam.example/my/exam/sitting?id=x";

  private static DeviceFacts.Proof proof(String url, String key) {
    return new DeviceFacts.Proof(url, JournalEntry.sha256(url + key));
  }

  private static boolean proves(DeviceFacts.Proof... proofs) {
    return new DeviceFacts("127.0.0.1", "SEB", List.of(proofs))
        .proves(List.of("1".repeat(64), KEY));
  }

  @Test
  void anyOfItsKeysOverAnyOfItsAddressesIsProof() {
    String key = KEY.toLowerCase(java.util.Locale.ROOT);
    assertThat(proves(proof(OPEN, key))).isTrue();
    assertThat(proves(proof(PAGE, key))).isTrue();
    assertThat(proves(proof(OPEN, "2".repeat(64)), proof(OPEN, "1".repeat(64)))).isTrue();
  }

  @Test
  void anotherKeyAnotherAddressOrNothingIsNone() {
    assertThat(proves()).isFalse();
    assertThat(proves(proof(OPEN, "2".repeat(64)))).isFalse();
    assertThat(proves(new DeviceFacts.Proof(PAGE, proof(OPEN, KEY).hash()))).isFalse();
  }
}
