package cn.shenhe.portal.training.person;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A way back for somebody who forgot the password: a letter with a link to the mail address that
 * was confirmed for reminders. Whoever has none asks an administrator. Nobody learns here which
 * logins exist or which address belongs to one.
 */
@Stateless
public class ForgottenPassword {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("person.letters", Locale.ROOT);

  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;
  @Inject Delivery delivery;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * Sends the link when the login has exactly this confirmed address; says nothing otherwise.
   *
   * @param address where the request came from; together with the login it may ask as often as it
   *     may try passwords
   */
  @PermitAll
  public void ask(String login, String mail, String address) {
    Instant now = clock.instant();
    String folded = folded(login);
    SignInThrottle throttle = accounts.throttle(vault.lookup("forgotten|" + folded + address), now);
    if (throttle.locked(now)) {
      return;
    }
    throttle.failed(now);
    Optional<Account> account = accounts.byLogin(folded).filter(Account::active);
    boolean known =
        account
            .flatMap(found -> accounts.reminderAddress(found.publicId()))
            .flatMap(found -> found.confirmedMail(vault))
            .filter(confirmed -> confirmed.equals(folded(mail)))
            .isPresent();
    if (known) {
      send(account.get(), folded(mail), now);
    }
  }

  private static String folded(String typed) {
    return typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
  }

  private void send(Account account, String mail, Instant now) {
    String link = PublicId.fresh().value() + PublicId.fresh().value();
    accounts.removePasswordLinks(account);
    accounts.add(new PasswordLink(vault.lookup(link), account, now));
    String text =
        MessageFormat.format(
            TEXTS.getString("password.text"), publicUrl + "/account/password?t=" + link);
    delivery.queue(
        Letter.mail(
                "password/" + PublicId.fresh().value(),
                mail,
                TEXTS.getString("password.subject"),
                text)
            .between(null, now.plus(PasswordLink.LIVES)));
    acts.fire(new TrainingAct("account.password-link-sent", account.publicId(), ""));
  }

  /** Whether the link still opens something. */
  @PermitAll
  public boolean usable(String link) {
    return find(link).isPresent();
  }

  /**
   * A new password; the link is used up and all sessions end.
   *
   * @throws SignInRefused when the link is not, or no longer, one
   * @throws RegistrationRefused when the password is weak
   */
  @PermitAll
  public void change(String link, String wanted) {
    PasswordLink found =
        find(link).orElseThrow(() -> new SignInRefused("account.password-link.over"));
    Account account = found.account();
    PasswordPolicy.check(wanted, account.login());
    account.changePassword(PasswordHash.of(wanted), clock.instant());
    accounts.sessionsEnded(account);
    accounts.removePasswordLinks(account);
    acts.fire(new TrainingAct("account.password-changed", account.publicId(), "link"));
  }

  private Optional<PasswordLink> find(String link) {
    return link == null || link.isBlank()
        ? Optional.empty()
        : accounts.passwordLink(vault.lookup(link)).filter(l -> l.usable(clock.instant()));
  }
}
