package cn.shenhe.portal.training.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** The hash that seals an entry onto the one before. */
final class AuditSeal {

  /** The hash before the first entry. */
  static final String GENESIS = "0".repeat(64);

  private AuditSeal() {}

  /** Every part is written with its length before it, so that no two entries read the same. */
  static String over(
      String previousHash,
      long number,
      Instant at,
      String actor,
      String act,
      String subject,
      String detail) {
    StringBuilder text = new StringBuilder();
    for (String part :
        new String[] {
          previousHash, Long.toString(number), at.toString(), actor, act, subject, detail
        }) {
      text.append(part.length()).append(':').append(part).append('\n');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
