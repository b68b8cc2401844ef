package cn.shenhe.portal.training.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The figures and checks of activities; no rule of the district is known, all are settings. */
@ApplicationScoped
class ActivityRules {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Source: FACTS 9.3, mobile numbers. */
  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  // Read by methods only: other beans see a proxy, whose fields are empty.

  @Inject
  @ConfigProperty(name = "portal.activity.people-most", defaultValue = "10")
  int peopleMost;

  @Inject
  @ConfigProperty(name = "portal.activity.keep-days", defaultValue = "30")
  int keepDays;

  int peopleMost() {
    return peopleMost;
  }

  int keepDays() {
    return keepDays;
  }

  static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  /** Stripped; refused when empty or longer. */
  static String needed(String text, int most, String code) {
    if (blank(text) || text.strip().length() > most) {
      throw new ActivityRefused(code, most);
    }
    return text.strip();
  }

  static String optional(String text, int most, String code) {
    String tidy = text == null ? "" : text.strip();
    if (tidy.length() > most) {
      throw new ActivityRefused(code, most);
    }
    return tidy;
  }

  static String phone(String typed) {
    String phone = typed == null ? "" : typed.replaceAll("[\\s\\-－—()（）]", "");
    if (!MOBILE.matcher(phone).matches()) {
      throw new ActivityRefused("activity.phone");
    }
    return phone;
  }
}
