package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.PublicId;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signing in: password first, then a one-time code where the account has one. Each step answers
 * with a ticket; only a ticket with nothing left open is exchanged for a caller. An unknown login,
 * a wrong password, a disabled and a locked account are answered alike and take the same time.
 */
@Stateless
public class SignIn {

  private static final Duration TICKET_LIFE = Duration.ofMinutes(5);

  /**
   * The answer to a password or a code.
   *
   * @param granted whether the password (or code) was right
   * @param ticket to go on with; empty when refused
   * @param codeNeeded the second factor is still open
   */
  public record Answer(boolean granted, String ticket, boolean codeNeeded) {
    static final Answer REFUSED = new Answer(false, "", false);
  }

  /** Who signed in: the public id, the name to greet with, and the roles. */
  public record Caller(String publicId, String displayName, Set<String> roles) {}

  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;
  @Inject InstantSource clock;

  /**
   * Checks a password.
   *
   * @param address where the request came from; counted together with the login
   */
  @PermitAll
  public Answer withPassword(String login, String password, String address) {
    Instant now = clock.instant();
    String folded = login == null ? "" : login.strip().toLowerCase(Locale.ROOT);
    String bucket = vault.lookup(folded + "|" + address);
    // None is made for who is right: two who sign in with one login at once would both make it.
    Optional<SignInThrottle> throttle = accounts.throttle(bucket);
    Optional<Account> account = accounts.byLogin(folded);
    boolean right = passwordRight(account, password == null ? "" : password);
    if (!right || throttle.filter(found -> found.locked(now)).isPresent()) {
      throttle.orElseGet(() -> accounts.throttle(bucket, now)).failed(now);
      return Answer.REFUSED;
    }
    throttle.ifPresent(SignInThrottle::succeeded);
    String secret = PublicId.fresh().value() + PublicId.fresh().value();
    accounts.add(
        new SignInTicket(vault.lookup(secret), account.orElseThrow(), now.plus(TICKET_LIFE)));
    return new Answer(true, secret, account.orElseThrow().totpConfirmed());
  }

  private static boolean passwordRight(Optional<Account> account, String password) {
    String bounded = password.substring(0, Math.min(password.length(), PasswordPolicy.MAXIMUM + 1));
    if (account.isEmpty() || !account.get().active()) {
      PasswordHash.matchNobody(bounded);
      return false;
    }
    return PasswordHash.matches(bounded, account.get().passwordHash());
  }

  /** Checks a one-time code against the ticket of a right password. A code works once. */
  @PermitAll
  public Answer withCode(String ticket, String code) {
    Instant now = clock.instant();
    Optional<SignInTicket> found = usable(ticket, now);
    if (found.isEmpty()) {
      return Answer.REFUSED;
    }
    Account account = found.get().account();
    OptionalLong step =
        Totp.acceptedStep(
            account.totpSecret(vault).orElse(""),
            code == null ? "" : code.replaceAll("\\s", ""),
            now,
            account.totpLastStep());
    if (step.isEmpty()) {
      found.get().codeRefused();
      return Answer.REFUSED;
    }
    account.totpUsed(step.getAsLong());
    found.get().codeAccepted();
    return new Answer(true, ticket, false);
  }

  /** Exchanges a ticket for the caller; the ticket is spent. */
  @PermitAll
  public Optional<Caller> redeem(String ticket) {
    Instant now = clock.instant();
    Optional<SignInTicket> found = usable(ticket, now).filter(t -> !t.secondFactorOpen());
    found.ifPresent(accounts::remove);
    return found
        .map(SignInTicket::account)
        .filter(Account::active)
        .map(
            account ->
                new Caller(
                    account.publicId(),
                    account.displayName(),
                    account.roles().stream().map(Role::name).collect(Collectors.toSet())));
  }

  private Optional<SignInTicket> usable(String ticket, Instant now) {
    return ticket == null || ticket.isBlank()
        ? Optional.empty()
        : accounts.ticket(vault.lookup(ticket)).filter(found -> found.usable(now));
  }

  /** Whether a session opened then is still good: not disabled, no new password, not erased. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean sessionValid(String publicId, Instant signedInAt) {
    return accounts
        .sessionsValidFrom(publicId)
        .map(validFrom -> !signedInAt.isBefore(validFrom))
        .orElse(false);
  }

  /** Removes expired tickets and old counters; answers how many. */
  @RolesAllowed("SYSTEM")
  public int purge() {
    return accounts.removeExpired(clock.instant());
  }
}
