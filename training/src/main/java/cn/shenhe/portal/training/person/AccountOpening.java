package cn.shenhe.portal.training.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The checks every new account and every identity number passes, whoever opens it. */
@ApplicationScoped
class AccountOpening {

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{3,31}|1[3-9]\\d{9}");
  private static final int NAME_MAXIMUM = 40;

  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;
  @Inject InstantSource clock;

  Account open(Registration.OpenAccount wish, Set<Role> roles) {
    return open(wish, roles, PasswordHash::of);
  }

  /**
   * @param hash of the password, as it is kept
   */
  Account open(Registration.OpenAccount wish, Set<Role> roles, UnaryOperator<String> hash) {
    if (!wish.consent()) {
      throw new RegistrationRefused("account.consent.missing");
    }
    String login = wish.login() == null ? "" : wish.login().strip().toLowerCase(Locale.ROOT);
    if (!LOGIN.matcher(login).matches()) {
      throw new RegistrationRefused("account.login.form");
    }
    String name = wish.displayName() == null ? "" : wish.displayName().strip();
    if (name.isEmpty() || name.length() > NAME_MAXIMUM || name.chars().anyMatch(c -> c < ' ')) {
      throw new RegistrationRefused("account.name.form", NAME_MAXIMUM);
    }
    PasswordPolicy.check(wish.password(), login);
    if (accounts.byLogin(login).isPresent()) {
      throw new RegistrationRefused("account.login.taken");
    }
    Instant now = clock.instant();
    Account account =
        new Account(
            login, name, hash.apply(wish.password()), roles, Registration.CONSENT_EDITION, now);
    if (wish.idNumber() != null && !wish.idNumber().isBlank()) {
      keepIdNumber(account, wish.idNumber(), wish.idNumberConsent(), now);
    }
    accounts.add(account);
    return account;
  }

  void keepIdNumber(Account account, String typed, boolean consent, Instant now) {
    IdNumber number = new IdNumber(typed);
    if (!consent) {
      throw new RegistrationRefused("account.id-number.consent");
    }
    boolean another =
        accounts
            .byIdNumberLookup(vault.lookup(number.value()))
            .filter(other -> !other.publicId().equals(account.publicId()))
            .isPresent();
    if (another) {
      throw new RegistrationRefused("account.id-number.taken");
    }
    account.keepIdNumber(number, vault, now);
  }
}
