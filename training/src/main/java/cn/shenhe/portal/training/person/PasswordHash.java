package cn.shenhe.portal.training.person;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC-SHA-512, 210,000 rounds, 16 bytes of salt, 32 bytes of key. Source: OWASP
 * Password Storage Cheat Sheet, 2023. Stored as {@code pbkdf2-sha512$rounds$salt$key} in base 64,
 * so that the rounds can be raised later.
 */
final class PasswordHash {

  private static final int ROUNDS = 210_000;

  /** For a password that everybody may read on the login page. */
  private static final int ROUNDS_OF_A_KNOWN_ONE = 1_000;

  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Checked when there is no such account, so that the answer takes the same time. */
  private static final String NOBODY = of("nobody has this password");

  private PasswordHash() {}

  static String of(String password) {
    return of(password, ROUNDS);
  }

  /** Of the demonstration's password, which nothing can protect: quick to make and to check. */
  static String ofKnown(String password) {
    return of(password, ROUNDS_OF_A_KNOWN_ONE);
  }

  private static String of(String password, int rounds) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha512$%d$%s$%s"
        .formatted(
            rounds,
            base64.encodeToString(salt),
            base64.encodeToString(derive(password, salt, rounds)));
  }

  static boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$");
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
  }

  static void matchNobody(String password) {
    matches(password, NOBODY);
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }
}
