package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.training.person.ReminderAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes a letter about a term to who agreed to letters; no name of a person stands in it. Needs
 * the caller's transaction.
 */
@ApplicationScoped
public class ReminderLetter {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("programme.letters", Locale.ROOT);
  private static final Duration LIVES = Duration.ofDays(3);

  private ProgrammeRepository programmes;
  private ReminderAddresses addresses;
  private Delivery delivery;
  private InstantSource clock;
  private String publicUrl;

  ReminderLetter() {}

  @Inject
  ReminderLetter(
      ProgrammeRepository programmes,
      ReminderAddresses addresses,
      Delivery delivery,
      InstantSource clock,
      @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
          String publicUrl) {
    this.programmes = programmes;
    this.addresses = addresses;
    this.delivery = delivery;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * The enterprise asks its employee.
   *
   * @param key once for each; a second letter of the same key is not written
   * @return whether a letter was written now
   */
  public boolean fromEnterprise(
      String key, String person, String enterprise, String title, LocalDate due, LocalDate today) {
    return send("enterprise.", key, person, title, due, today, enterprise);
  }

  /**
   * The yearly refresher of an employee was opened.
   *
   * @return whether a letter was written now
   */
  public boolean refresherOpened(String enrolment, String person, String enterprise) {
    Optional<String> mail = addresses.of(person);
    Enrolment opened = programmes.enrolment(enrolment).orElse(null);
    if (mail.isEmpty() || opened == null) {
      return false;
    }
    Object[] said = {
      opened.edition().title(), opened.dueOn().toString(), "", publicUrl + "/my/home", enterprise
    };
    return queue("refresher/" + enrolment, mail.get(), "refresher", said);
  }

  boolean ofPortal(String key, String person, String title, LocalDate due, LocalDate today) {
    return send("", key, person, title, due, today, "");
  }

  private boolean send(
      String from,
      String key,
      String person,
      String title,
      LocalDate due,
      LocalDate today,
      String enterprise) {
    Optional<String> mail = addresses.of(person);
    if (mail.isEmpty()) {
      return false;
    }
    long days = today.until(due, ChronoUnit.DAYS);
    Object[] said = {
      title, due.toString(), Long.toString(Math.abs(days)), publicUrl + "/my/home", enterprise
    };
    String about = from + (days < 0 ? "overdue" : "soon");
    return queue(key, mail.get(), about, said);
  }

  private boolean queue(String key, String mail, String about, Object... said) {
    return delivery.queue(
        Letter.mail(
                "learning/" + key,
                mail,
                text(about + ".subject", said),
                text(about + ".text", said) + TEXTS.getString("end"))
            .between(null, clock.instant().plus(LIVES)));
  }

  private static String text(String key, Object... said) {
    return new MessageFormat(TEXTS.getString(key), Locale.CHINA).format(said);
  }
}
