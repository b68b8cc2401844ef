package cn.shenhe.portal.training.person;

import java.util.Locale;

/**
 * Unified social credit code of an organisation. Source: GB 32100-2015, 18 characters, check
 * character by powers of 3 modulo 31; characters 9–17 are the organisation code of GB 11714 with
 * its own check.
 *
 * @param value 18 characters without I, O, S, V, Z
 */
public record Uscc(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final int MODULUS = 31;
  private static final int LAST = 17;

  /**
   * @throws UsccRefused when the form or one of the two check characters is wrong
   */
  public Uscc {
    value = value == null ? "" : value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (value.length() != LAST + 1 || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new UsccRefused("account.uscc.form");
    }
    if (value.charAt(LAST) != checkCharacter(value)
        || value.charAt(LAST - 1) != organisationCheck(value)) {
      throw new UsccRefused("account.uscc.check");
    }
  }

  private static char checkCharacter(String value) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LAST; i++) {
      sum += ALPHABET.indexOf(value.charAt(i)) * weight;
      weight = weight * 3 % MODULUS;
    }
    return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }

  private static char organisationCheck(String value) {
    int sum = 0;
    for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
      sum += ORGANISATION_ALPHABET.indexOf(value.charAt(8 + i)) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
  }
}
