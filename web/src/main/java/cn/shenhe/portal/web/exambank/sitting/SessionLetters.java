package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.sitting.SessionCancelled;
import cn.shenhe.portal.exambank.sitting.SessionMoved;
import cn.shenhe.portal.training.person.ReminderAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells candidates by letter that their session will not be held, or is held at another time or
 * place, in the transaction that cancels or moves it. Who has not agreed to letters sees it on the
 * page of their exams only. No name stands in the letter.
 */
@ApplicationScoped
public class SessionLetters {

  private static final Duration USEFUL = Duration.ofDays(1);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA)
          .withZone(ZoneId.of("Asia/Shanghai"));

  @Inject ReminderAddresses addresses;
  @Inject Delivery delivery;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  void cancelled(@Observes SessionCancelled gone) {
    addresses.of(gone.person()).ifPresent(mail -> delivery.queue(letter(gone, mail, publicUrl)));
  }

  void moved(@Observes SessionMoved moved) {
    addresses.of(moved.person()).ifPresent(mail -> delivery.queue(letter(moved, mail, publicUrl)));
  }

  /** Once for each person and change; pointless when the exam is over. */
  static Letter letter(SessionMoved moved, String mail, String publicUrl) {
    ResourceBundle texts = ResourceBundle.getBundle("texts.sitting", Locale.ROOT);
    Object[] said = {
      moved.title(),
      appointed(moved.before(), texts),
      appointed(moved.now(), texts),
      publicUrl + "/my/exam/exams"
    };
    return Letter.mail(
            "exam-moved/"
                + moved.session()
                + "/"
                + moved.person()
                + "/"
                + moved.at().toEpochMilli(),
            mail,
            new MessageFormat(texts.getString("letter.moved.subject"), Locale.CHINA).format(said),
            new MessageFormat(texts.getString("letter.moved.text"), Locale.CHINA).format(said))
        .between(null, moved.now().endsAt());
  }

  private static String appointed(SessionMoved.Appointed when, ResourceBundle texts) {
    Object[] said = {
      MOMENT.format(when.opensAt()),
      MOMENT.format(when.entryUntil()),
      MOMENT.format(when.endsAt()),
      when.place().isEmpty() ? texts.getString("session.remote") : when.place()
    };
    return new MessageFormat(texts.getString("letter.moved.appointed"), Locale.CHINA).format(said);
  }

  /** Once for each person and session; pointless a day after it would have begun. */
  static Letter letter(SessionCancelled gone, String mail, String publicUrl) {
    ResourceBundle texts = ResourceBundle.getBundle("texts.sitting", Locale.ROOT);
    Object[] said = {
      gone.title(), MOMENT.format(gone.opensAt()), gone.reason(), publicUrl + "/my/exam/exams"
    };
    return Letter.mail(
            "exam-cancelled/" + gone.session() + "/" + gone.person(),
            mail,
            new MessageFormat(texts.getString("letter.cancelled.subject"), Locale.CHINA)
                .format(said),
            new MessageFormat(texts.getString("letter.cancelled.text"), Locale.CHINA).format(said))
        .between(null, gone.opensAt().plus(USEFUL));
  }
}
