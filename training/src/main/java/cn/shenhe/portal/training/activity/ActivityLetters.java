package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.content.delivery.Delivery;
import cn.shenhe.portal.content.delivery.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Text messages to those who signed up, once per kind and sequence; names stand in none of them.
 */
@ApplicationScoped
class ActivityLetters {

  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("activity.letters", Locale.ROOT);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA).withZone(ActivityRules.BEIJING);

  @Inject Delivery delivery;

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * @param kind key of the text
   */
  void write(SignUp signUp, String kind) {
    if (signUp.phone() == null) {
      return;
    }
    Activity activity = signUp.activity();
    String text =
        new MessageFormat(TEXTS.getString(kind), Locale.CHINA)
            .format(
                new Object[] {
                  activity.title(),
                  MOMENT.format(activity.startsAt()),
                  activity.place(),
                  signUp.people(),
                  signUp.code(),
                  publicUrl + "/activity/mine?k=" + signUp.manageKey(),
                  activity.cancelReason()
                });
    String key = "activity/" + signUp.publicId() + "/" + kind + "/" + activity.sequence();
    delivery.queue(Letter.sms(key, signUp.phone(), text));
  }
}
