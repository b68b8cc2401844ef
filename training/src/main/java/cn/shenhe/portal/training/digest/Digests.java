package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.content.delivery.Channel;
import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.content.delivery.MassQueue;
import cn.shenhe.portal.content.delivery.RecipientGone;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asking for news of campaigns, saying yes from the mailbox, and ending it. Nothing is sent but the
 * question until the owner of the address has said yes.
 */
@Stateless
public class Digests {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("digest.letters", Locale.ROOT);
  private static final Pattern MAIL =
      Pattern.compile(
          "[A-Za-z0-9._%+'/=?^{|}~!#$&*-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})[A-Za-z0-9]");
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final Duration UNCONFIRMED = Duration.ofDays(30);

  /** Nobody's mailbox can be filled through this form. */
  private static final int MOST_REQUESTS_A_DAY = 3;

  @Inject DigestRepository rows;
  @Inject Delivery delivery;
  @Inject MassQueue ledger;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * Asks for a subscription. Whether the address is known already is not told.
   *
   * @param drills reminders of drills are wanted too
   * @throws DigestRefused when the address cannot be one, or consent is missing
   */
  @PermitAll
  public void ask(String mail, boolean drills, boolean consent) {
    String address = mail == null ? "" : mail.strip();
    if (!MAIL.matcher(address).matches() || address.contains("..")) {
      throw new DigestRefused("digest.mail");
    }
    if (!consent) {
      throw new DigestRefused("digest.consent");
    }
    Instant now = clock.instant();
    DigestSubscription subscription = rows.ofMail(address).orElse(null);
    if (subscription == null) {
      subscription =
          new DigestSubscription(address, delivery.hostOf(Channel.MAIL, address), drills, now);
      rows.add(subscription);
    }
    subscription.ask(drills);
    String link = publicUrl + "/campaign/digest?t=" + subscription.token();
    for (int i = 1; i <= MOST_REQUESTS_A_DAY; i++) {
      String key =
          "digest.confirm/"
              + subscription.publicId()
              + "/"
              + LocalDate.ofInstant(now, BEIJING)
              + "/"
              + i;
      Letter letter =
          Letter.mail(key, address, text("confirm.subject"), text("confirm.text", link));
      if (delivery.queue(letter)) {
        return;
      }
    }
  }

  /** The owner of the address says yes; again changes nothing. */
  @PermitAll
  public DigestRow confirm(String token) {
    DigestSubscription subscription = known(token);
    subscription.confirm(clock.instant());
    return subscription.row();
  }

  /**
   * @throws UnknownDigest when no subscription has the token
   */
  @PermitAll
  public DigestRow of(String token) {
    return known(token).row();
  }

  /** Ends it, and erases the address here and in the ledger; what waits is not sent. */
  @PermitAll
  public void end(String token) {
    DigestSubscription subscription = known(token);
    subscription.end(clock.instant());
    ledger.forget(subscription.publicId());
  }

  /** Forgets what nobody confirmed and what ended a month ago. */
  @RolesAllowed("SYSTEM")
  public void purge() {
    rows.removeOld(clock.instant().minus(UNCONFIRMED));
  }

  /** A mailbox that is gone gets nothing any more. */
  @PermitAll
  public void gone(@Observes RecipientGone event) {
    if (event.subscription() != null) {
      rows.ofPublicId(event.subscription()).ifPresent(s -> s.end(clock.instant()));
    }
  }

  private DigestSubscription known(String token) {
    return rows.ofToken(token == null ? "" : token).orElseThrow(UnknownDigest::new);
  }

  static String text(String key, Object... arguments) {
    return new MessageFormat(TEXTS.getString(key), Locale.CHINA).format(arguments);
  }
}
