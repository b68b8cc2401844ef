package cn.shenhe.portal.training.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * A citizen identity number of 18 characters. Source: GB 11643, check digit by weights modulo 11.
 *
 * @param value 17 digits and a check character {@code 0-9X}; the division code's province and the
 *     birth date are valid
 */
public record IdNumber(String value) {

  private static final int LENGTH = 18;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /**
   * First two digits in use. Source: GB/T 2260, provinces, plus 71 81 82 83 for residence permits.
   */
  private static final Set<Integer> PROVINCES =
      Set.of(
          11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50,
          51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83);

  private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  /**
   * @throws IdNumberRefused when length, province, date or check character are wrong
   */
  public IdNumber {
    value = value == null ? "" : value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    if (!value.matches("\\d{17}[0-9X]")) {
      throw new IdNumberRefused("account.id-number.form");
    }
    if (!PROVINCES.contains(Integer.parseInt(value.substring(0, 2)))) {
      throw new IdNumberRefused("account.id-number.province");
    }
    LocalDate birth = birthDate(value);
    if (birth == null || birth.isBefore(EARLIEST) || birth.isAfter(LATEST)) {
      throw new IdNumberRefused("account.id-number.date");
    }
    if (value.charAt(LENGTH - 1) != checkCharacter(value)) {
      throw new IdNumberRefused("account.id-number.check");
    }
  }

  private static char checkCharacter(String value) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (value.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  private static LocalDate birthDate(String value) {
    try {
      return LocalDate.of(
          Integer.parseInt(value.substring(6, 10)),
          Integer.parseInt(value.substring(10, 12)),
          Integer.parseInt(value.substring(12, 14)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** For screens: the first three and the last four characters. */
  public String masked() {
    return value.substring(0, 3) + "***********" + value.substring(LENGTH - 4);
  }

  /** Masked: the number must never reach a log by way of string concatenation. */
  @Override
  public String toString() {
    return masked();
  }
}
