package cn.shenhe.portal.web.training.campaign;

import cn.shenhe.portal.web.shell.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How days of campaigns are written; Beijing's calendar. */
@Named("campaignFormat")
@ApplicationScoped
public class CampaignFormat {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.CHINA);

  @Inject InstantSource clock;

  /** {@code 6月1日—6月30日}; a single day once; empty for days not announced. */
  public String days(LocalDate first, LocalDate last) {
    if (first == null) {
      return "";
    }
    return first.equals(last) ? DAY.format(first) : DAY.format(first) + "—" + DAY.format(last);
  }

  /** {@code 还有 3 天}, {@code 今天}, {@code 进行中，还剩 5 天} or {@code 已结束}. */
  public String away(LocalDate first, LocalDate last) {
    LocalDate today = today();
    if (first == null) {
      return Texts.of("campaign", "away.unknown");
    }
    if (today.isBefore(first)) {
      return Texts.of("campaign", "away.days", ChronoUnit.DAYS.between(today, first));
    }
    if (today.isAfter(last)) {
      return Texts.of("campaign", "away.over");
    }
    long left = ChronoUnit.DAYS.between(today, last);
    return left == 0
        ? Texts.of("campaign", "away.today")
        : Texts.of("campaign", "away.running", left);
  }

  public String moment(Instant instant) {
    return instant == null ? "" : MOMENT.format(instant.atZone(BEIJING));
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BEIJING);
  }
}
