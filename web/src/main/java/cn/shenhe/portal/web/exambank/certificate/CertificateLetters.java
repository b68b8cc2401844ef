package cn.shenhe.portal.web.exambank.certificate;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.certificate.CertificateExpiring;
import cn.shenhe.portal.training.person.ReminderAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the holder of a certificate by letter that it will end, in the transaction that notes it:
 * where {@code exam-bank} knows the certificate, {@code training} the address and {@code content}
 * the way. Who has not agreed to letters sees it on the page of certificates only. No name stands
 * in the letter.
 */
@ApplicationScoped
public class CertificateLetters {

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

  @Inject ReminderAddresses addresses;
  @Inject Delivery delivery;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  void expiring(@Observes CertificateExpiring ending) {
    addresses
        .of(ending.person())
        .ifPresent(mail -> delivery.queue(letter(ending, mail, publicUrl)));
  }

  /** Once for each certificate and lead time; pointless after the last day. */
  static Letter letter(CertificateExpiring ending, String mail, String publicUrl) {
    ResourceBundle texts = ResourceBundle.getBundle("texts.certificate", Locale.ROOT);
    LocalDate last = ending.expires();
    Object[] said = {
      ending.number(), ending.title(), DAY.format(last), publicUrl + "/my/exam/certificates"
    };
    return Letter.mail(
            "certificate/" + ending.number() + "/" + last + "/" + ending.lead(),
            mail,
            new MessageFormat(texts.getString("letter.ending.subject"), Locale.CHINA).format(said),
            new MessageFormat(texts.getString("letter.ending.text"), Locale.CHINA).format(said))
        .between(null, last.plusDays(1).atStartOfDay(BEIJING).toInstant());
  }
}
