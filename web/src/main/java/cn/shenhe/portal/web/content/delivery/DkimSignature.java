package cn.shenhe.portal.web.content.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mail by DKIM, so that receivers know it is the operator's and both headers of one-click
 * unsubscribing are covered. Source: RFC 6376, {@code rsa-sha256} with {@code relaxed/relaxed}; RFC
 * 8058 section 4.
 *
 * <p>No library: the one that is kept up for Jakarta Mail brings Bouncy Castle and a second copy of
 * Angus Mail, and signs only messages it has itself put together.
 *
 * @param domain {@code d=}
 * @param selector {@code s=}: the key stands at {@code selector._domainkey.domain}
 */
record DkimSignature(String domain, String selector, PrivateKey key) {

  /** Signed when present, in this order. */
  private static final List<String> HEADERS =
      List.of(
          "From",
          "To",
          "Subject",
          "Date",
          "Message-ID",
          "MIME-Version",
          "Content-Type",
          "Content-Transfer-Encoding",
          "Auto-Submitted",
          "List-Unsubscribe",
          "List-Unsubscribe-Post");

  private static final int LINE = 72;

  /**
   * @param pem PKCS#8, unencrypted, RSA
   */
  static DkimSignature of(String domain, String selector, String pem)
      throws GeneralSecurityException {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    PrivateKey key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    return new DkimSignature(domain, selector, key);
  }

  /**
   * The header for a message, to be put before all others.
   *
   * @param message as it will be sent, lines ended by CR LF
   * @return without the line's end
   */
  String header(byte[] message, Instant now) throws GeneralSecurityException {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end + 2);
    String body = end < 0 ? "" : text.substring(end + 4);
    List<String> fields = fields(head);
    List<String> names = new ArrayList<>();
    StringBuilder signed = new StringBuilder();
    for (String name : HEADERS) {
      fields.stream()
          .filter(field -> nameOf(field).equalsIgnoreCase(name))
          .findFirst()
          .ifPresent(
              field -> {
                names.add(name.toLowerCase(Locale.ROOT));
                signed.append(relaxed(field)).append("\r\n");
              });
    }
    String digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(relaxedBody(body).getBytes(StandardCharsets.ISO_8859_1)));
    String unsigned =
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d="
            + domain
            + "; s="
            + selector
            + ";\r\n\tt="
            + now.getEpochSecond()
            + "; h="
            + String.join(":\r\n\t ", names)
            + ";\r\n\tbh="
            + digest
            + ";\r\n\tb=";
    signed.append(relaxed(unsigned));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(signed.toString().getBytes(StandardCharsets.ISO_8859_1));
    return unsigned + folded(Base64.getEncoder().encodeToString(signature.sign()));
  }

  private static String folded(String base64) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < base64.length(); i += LINE) {
      text.append(i == 0 ? "" : "\r\n\t").append(base64, i, Math.min(base64.length(), i + LINE));
    }
    return text.toString();
  }

  private static List<String> fields(String head) {
    List<String> fields = new ArrayList<>();
    for (String line : head.split("\r\n")) {
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && !fields.isEmpty()) {
        fields.set(fields.size() - 1, fields.get(fields.size() - 1) + "\r\n" + line);
      } else {
        fields.add(line);
      }
    }
    return fields;
  }

  private static String nameOf(String field) {
    int colon = field.indexOf(':');
    return colon < 0 ? "" : field.substring(0, colon).strip();
  }

  /** Section 3.4.2. */
  static String relaxed(String field) {
    String value = field.substring(field.indexOf(':') + 1).replaceAll("\r\n", "");
    return nameOf(field).toLowerCase(Locale.ROOT)
        + ":"
        + value.replaceAll("[ \t]+", " ").replaceAll("^ | $", "");
  }

  /** Section 3.4.4. */
  static String relaxedBody(String body) {
    String plain =
        body.replaceAll("[ \t]+\r\n", "\r\n")
            .replaceAll("[ \t]+$", "")
            .replaceAll("[ \t]+", " ")
            .replaceAll("(\r\n)+$", "");
    return plain.isEmpty() ? "" : plain + "\r\n";
  }
}
