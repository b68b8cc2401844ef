package cn.shenhe.portal.exambank.certificate;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number of a certificate, for example {@code SHPX-2026-7K3M9-Q2W4T}: prefix of the issuer, year,
 * ten characters of Crockford's base 32 by chance (50 bits), so that nobody can count through them.
 * It has nothing to do with the number of a state certificate, which holds an identity number.
 */
final class CertificateNumber {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int HALF = 5;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM =
      Pattern.compile("([A-Z]{2,8})-?(\\d{4})-?([0-9A-Z]{5})-?([0-9A-Z]{5})");

  private CertificateNumber() {}

  static String fresh(String prefix, int year) {
    return prefix + "-" + year + "-" + half() + "-" + half();
  }

  private static String half() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HALF; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** The number somebody typed: small letters, spaces, missing hyphens, O for 0, I and L for 1. */
  static Optional<String> typed(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s－—–]", "");
    Matcher form = FORM.matcher(plain);
    if (!form.matches()) {
      return Optional.empty();
    }
    String tail = form.group(3) + "-" + form.group(4);
    tail = tail.replace('O', '0').replace('I', '1').replace('L', '1');
    return Optional.of(form.group(1) + "-" + form.group(2) + "-" + tail);
  }
}
