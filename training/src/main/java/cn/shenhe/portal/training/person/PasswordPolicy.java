package cn.shenhe.portal.training.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are accepted: 10 to 128 characters, not on the list of common ones, not the login
 * itself; no rules of composition. Source: OWASP ASVS 5.0, 6.2.
 */
final class PasswordPolicy {

  static final int MINIMUM = 10;
  static final int MAXIMUM = 128;

  private static final Set<String> COMMON = readCommon();

  private PasswordPolicy() {}

  /**
   * @throws RegistrationRefused with the reason
   */
  static void check(String password, String login) {
    if (password == null || password.length() < MINIMUM) {
      throw new RegistrationRefused("account.password.short", MINIMUM);
    }
    if (password.length() > MAXIMUM) {
      throw new RegistrationRefused("account.password.long", MAXIMUM);
    }
    String folded = password.toLowerCase(Locale.ROOT);
    boolean oneCharacter = folded.chars().distinct().count() <= 2;
    if (oneCharacter
        || COMMON.contains(folded)
        || folded.contains(login.toLowerCase(Locale.ROOT))) {
      throw new RegistrationRefused("account.password.common");
    }
  }

  private static Set<String> readCommon() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                PasswordPolicy.class.getResourceAsStream("/person/common-passwords.txt"),
                StandardCharsets.UTF_8))) {
      return reader.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
