package cn.shenhe.portal.content;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The name of a thing in addresses and files: 26 characters of Crockford's base 32 (130 random
 * bits), so that nobody can count or guess our rows.
 *
 * @param value 26 characters of {@code 0-9a-hjkmnp-tv-z}
 */
public record PublicId(String value) {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final RandomGenerator RANDOM = new SecureRandom();

  public PublicId {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a public id");
    }
  }

  /** A new one; never equal to one given before, for all practical purposes. */
  public static PublicId fresh() {
    StringBuilder text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return new PublicId(text.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
