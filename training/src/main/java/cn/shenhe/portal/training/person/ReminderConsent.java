package cn.shenhe.portal.training.person;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.PublicId;
import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The caller's own wish to be reminded by mail; without it no such letter is written. */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class ReminderConsent {

  private static final Pattern MAIL =
      Pattern.compile("[^\\s@<>\",;:]{1,64}@[a-z0-9.-]{1,180}\\.[a-z]{2,20}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;
  private static final Duration LETTER_LIVES = Duration.ofMinutes(30);
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("person.letters", Locale.ROOT);

  /**
   * How it stands.
   *
   * @param mail masked; empty when there is none
   * @param waiting for the code
   * @param since null while it is not confirmed
   */
  public record Standing(String mail, boolean confirmed, boolean waiting, Instant since) {}

  @Resource SessionContext session;
  @Inject AccountRepository accounts;
  @Inject PersonalDataVault vault;
  @Inject Delivery delivery;
  @Inject InstantSource clock;
  @Inject Event<TrainingAct> acts;

  public Standing mine() {
    return accounts
        .reminderAddress(caller())
        .filter(ReminderAddress::there)
        .map(
            address ->
                new Standing(
                    masked(address.mail(vault)),
                    address.confirmed(),
                    !address.confirmed(),
                    address.confirmedAt()))
        .orElse(new Standing("", false, false, null));
  }

  /** The first letter and the host: enough to know one's own by. */
  static String masked(String mail) {
    return mail.charAt(0) + "***" + mail.substring(mail.indexOf('@'));
  }

  /**
   * Sends a code to the address; reminders go there once it was typed in.
   *
   * @throws RegistrationRefused when it is no mail address, or too many codes were sent today
   */
  public void ask(String typed) {
    String mail = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
    if (!MAIL.matcher(mail).matches()) {
      throw new RegistrationRefused("account.reminder-mail");
    }
    Instant now = clock.instant();
    ReminderAddress address = accounts.reminderAddress(caller()).orElse(null);
    if (address == null) {
      address = new ReminderAddress(caller());
      ask(address, mail, now);
      accounts.add(address);
    } else if (address.mayAsk(now)) {
      ask(address, mail, now);
    } else {
      throw new RegistrationRefused("account.reminder-often", ReminderAddress.MOST_A_DAY);
    }
  }

  private void ask(ReminderAddress address, String mail, Instant now) {
    String code = "%06d".formatted(RANDOM.nextInt(CODES));
    address.ask(mail, code, vault, now);
    String key = "reminder-address/" + PublicId.fresh().value();
    String text = MessageFormat.format(TEXTS.getString("address.text"), code);
    delivery.queue(
        Letter.mail(key, mail, TEXTS.getString("address.subject"), text)
            .between(null, now.plus(LETTER_LIVES)));
  }

  /** Whether that was the code; five tries within half an hour. */
  public boolean confirm(String typed) {
    String code = typed == null ? "" : typed.replaceAll("\\s", "");
    boolean right =
        accounts
            .reminderAddress(caller())
            .map(address -> address.confirm(code, vault, clock.instant()))
            .orElse(false);
    if (right) {
      acts.fire(new TrainingAct("reminder.agreed", caller(), ""));
    }
    return right;
  }

  /** No more letters; the address is forgotten. */
  public void withdraw() {
    accounts.reminderAddress(caller()).ifPresent(ReminderAddress::withdraw);
    acts.fire(new TrainingAct("reminder.withdrawn", caller(), ""));
  }

  private String caller() {
    return session.getCallerPrincipal().getName();
  }
}
