package cn.shenhe.portal.exambank.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text behind a certificate's QR code, checkable without a network: {@code
 * SH1.<claims>.<signature>}. The claims are JSON in UTF-8, the signature is Ed25519 over the ASCII
 * text {@code SH1.<claims>}, both in base64url without padding. Claims: {@code k} id of the key,
 * {@code n} number, {@code p} name, {@code t} what was passed, {@code s} issuer, {@code i} day of
 * issue, {@code e} last day of validity or absent, {@code d} 1 for a demonstration.
 */
final class SignedCode {

  private static final String KIND = "SH1";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 4_000;

  /** Found anywhere in an address or a pasted text. */
  private static final Pattern FORM =
      Pattern.compile("(?:^|[#\\s])(SH1\\.([A-Za-z0-9_-]+))\\.([A-Za-z0-9_-]+)\\s*$");

  /** A code as read, not yet believed. */
  record Read(String keyId, CertificateClaims claims, String signedText, byte[] signature) {}

  private SignedCode() {}

  static String write(CertificateClaims claims, SignatureKey key) {
    ObjectNode node = JSON.createObjectNode();
    node.put("k", key.id()).put("n", claims.number()).put("p", claims.name());
    node.put("t", claims.title()).put("s", claims.issuer()).put("i", claims.issued().toString());
    if (claims.expires() != null) {
      node.put("e", claims.expires().toString());
    }
    if (claims.demo()) {
      node.put("d", 1);
    }
    String text = KIND + "." + encode(node.toString().getBytes(StandardCharsets.UTF_8));
    return text + "." + encode(key.sign(text));
  }

  /** Whether the text looks like a code at all, right or wrong. */
  static boolean looksLike(String text) {
    return text.contains(KIND + ".");
  }

  /** What the code says; empty when it is none. Only the canonical base64url is read. */
  static Optional<Read> read(String text) {
    Matcher form = FORM.matcher(text.length() > LONGEST ? "" : text);
    if (!form.find()) {
      return Optional.empty();
    }
    try {
      byte[] claims = decode(form.group(2));
      byte[] signature = decode(form.group(3));
      JsonNode node = JSON.readTree(new String(claims, StandardCharsets.UTF_8));
      return Optional.of(
          new Read(
              node.path("k").asText(),
              new CertificateClaims(
                  node.path("n").asText(),
                  node.path("p").asText(),
                  node.path("t").asText(),
                  node.path("s").asText(),
                  LocalDate.parse(node.path("i").asText()),
                  node.has("e") ? LocalDate.parse(node.path("e").asText()) : null,
                  node.path("d").asInt() == 1),
              form.group(1),
              signature));
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical");
    }
    return bytes;
  }
}
