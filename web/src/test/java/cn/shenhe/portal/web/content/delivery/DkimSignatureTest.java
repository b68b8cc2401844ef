package cn.shenhe.portal.web.content.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DkimSignatureTest {

  private static final String MESSAGE =
      "From: noreply@example.org\r\nTo: a@example.cn\r\nSubject: =?UTF-8?B?5pq06Zuo?=\r\n"
          + "Date: Mon, 30 Nov 2026 08:00:00 +0800\r\nMessage-ID: <l.a@example.org>\r\n"
          + "List-Unsubscribe: <https://example.org/u/t>\r\n"
          + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
          + "Content-Type: text/plain;\r\n\tcharset=UTF-8\r\nX-Other: y\r\n\r\n"
          + "one  two \t\r\nthree\r\n\r\n\r\n";

  /** Source: RFC 6376, section 3.4.5. */
  @Test
  void theExampleOfTheStandardIsWrittenAsTheStandardSays() {
    assertThat(DkimSignature.relaxed("A: X")).isEqualTo("a:X");
    assertThat(DkimSignature.relaxed("B : Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
    assertThat(DkimSignature.relaxedBody(" C \r\nD \t E\r\n\r\n\r\n")).isEqualTo(" C\r\nD E\r\n");
    assertThat(DkimSignature.relaxedBody("\r\n\r\n")).isEmpty();
  }

  @Test
  void theSignatureFitsTheMessageAndCoversBothHeadersOfUnsubscribing() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    String header =
        DkimSignature.of("example.org", "s1", pem)
            .header(MESSAGE.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_796_000_000));
    Map<String, String> tags = tags(header);
    assertThat(tags).containsEntry("d", "example.org").containsEntry("s", "s1");
    assertThat(tags.get("h"))
        .contains("from", "list-unsubscribe:list-unsubscribe-post")
        .doesNotContain("x-other");
    assertThat(header.lines()).allMatch(line -> line.length() <= 100);
    String body = "one two\r\nthree\r\n";
    assertThat(tags.get("bh"))
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(
                    MessageDigest.getInstance("SHA-256")
                        .digest(body.getBytes(StandardCharsets.US_ASCII))));
    String signed =
        "from:noreply@example.org\r\nto:a@example.cn\r\nsubject:=?UTF-8?B?5pq06Zuo?=\r\n"
            + "date:Mon, 30 Nov 2026 08:00:00 +0800\r\nmessage-id:<l.a@example.org>\r\n"
            + "content-type:text/plain; charset=UTF-8\r\n"
            + "list-unsubscribe:<https://example.org/u/t>\r\n"
            + "list-unsubscribe-post:List-Unsubscribe=One-Click\r\n"
            + DkimSignature.relaxed(header.substring(0, header.indexOf("\tb=") + 3));
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(pair.getPublic());
    check.update(signed.getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(Base64.getDecoder().decode(tags.get("b")))).isTrue();
  }

  private static Map<String, String> tags(String header) {
    Map<String, String> tags = new TreeMap<>();
    for (String tag : header.substring(header.indexOf(':') + 1).split(";")) {
      String[] pair = tag.replaceAll("\\s", "").split("=", 2);
      tags.put(pair[0], pair[1]);
    }
    return tags;
  }
}
