package cn.shenhe.portal.content.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples printed in the RFCs, byte for byte. */
class PushVectorsTest {

  @Test
  void rfc8291Section5() throws GeneralSecurityException, IOException {
    String section = section("rfc8291_section5");
    KeyPair ours =
        new KeyPair(
            Curve.point(bytes(section, "as_public")), Curve.number(bytes(section, "as_private")));
    byte[] body =
        PushEncryption.encrypt(
            text(section, "plaintext").getBytes(StandardCharsets.UTF_8),
            bytes(section, "ua_public"),
            bytes(section, "auth"),
            ours,
            bytes(section, "salt"));
    assertThat(body).isEqualTo(bytes(section, "body")).hasSize(144);
  }

  @Test
  void rfc8188Section31() throws GeneralSecurityException, IOException {
    String section = section("rfc8188_section3_1");
    byte[] body = bytes(section, "body");
    byte[] padded = (text(section, "plaintext") + "\u0002").getBytes(StandardCharsets.UTF_8);
    byte[] sealed = PushEncryption.seal(padded, bytes(section, "ikm"), Arrays.copyOf(body, 16));
    assertThat(sealed).isEqualTo(Arrays.copyOfRange(body, 21, body.length));
  }

  @Test
  void rfc8292Section24() throws GeneralSecurityException, IOException {
    String section = section("rfc8292_section2_4");
    String token = text(section, "t");
    String signed = token.substring(0, token.lastIndexOf('.'));
    assertThat(
            verifies(
                bytes(section, "k"),
                signed,
                Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
        .isTrue();
    KeyPair own = Curve.fresh();
    assertThat(
            verifies(Curve.bytes(own.getPublic()), signed, VapidKey.sign(signed, own.getPrivate())))
        .isTrue();
  }

  @Test
  void aPointOffTheCurveIsRefused() {
    byte[] off = new byte[Curve.POINT];
    off[0] = 4;
    off[64] = 7;
    assertThatThrownBy(() -> Curve.point(off)).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void keysSurviveBeingWrittenDown() throws GeneralSecurityException {
    KeyPair pair = Curve.fresh();
    assertThat(Curve.bytes(Curve.point(Curve.bytes(pair.getPublic()))))
        .isEqualTo(Curve.bytes(pair.getPublic()));
    assertThat(Curve.bytes(Curve.number(Curve.bytes(pair.getPrivate())))).hasSize(32);
    assertThat(PushCourierAccess.topicLength()).isEqualTo(32);
  }

  /** The header's length is a limit of RFC 8030. */
  private static final class PushCourierAccess {
    static int topicLength() throws GeneralSecurityException {
      return PushCourier.topic("a warning").length();
    }
  }

  private static boolean verifies(byte[] point, String text, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(Curve.point(point));
    check.update(text.getBytes(StandardCharsets.US_ASCII));
    return check.verify(signature);
  }

  private static String section(String name) throws IOException {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    Path file = root.resolve("../shared/fixtures/warn/vectors/webpush-rfc.json").normalize();
    assumeTrue(Files.exists(file), "shared fixtures are absent");
    String json = Files.readString(file);
    int from = json.indexOf("\"" + name + "\"");
    return json.substring(from, json.indexOf('}', from));
  }

  private static String text(String section, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(section);
    assertThat(value.find()).as(name).isTrue();
    return value.group(1);
  }

  private static byte[] bytes(String section, String name) {
    return Base64.getUrlDecoder().decode(text(section, name));
  }
}
