package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.web.schedule.ClockWatch;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells staff that the machine's clock is in doubt and what waits for it. */
@Named
@RequestScoped
public class ClockDoubtView {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  @Inject ClockWatch watch;

  private String text;

  @PostConstruct
  void look() {
    text = watch.doubt().map(ClockDoubtView::words).orElse(null);
  }

  static String words(ClockWatch.Doubt doubt) {
    String ahead = length(doubt.ahead());
    return doubt.until() == null
        ? Texts.of("ops", "clock.doubt.database", ahead)
        : Texts.of("ops", "clock.doubt", ahead, MOMENT.format(doubt.until()));
  }

  private static String length(Duration time) {
    if (time.toDays() > 1) {
      return Texts.of("ops", "clock.days", time.toDays());
    }
    return time.toHours() > 1
        ? Texts.of("ops", "clock.hours", time.toHours())
        : Texts.of("ops", "clock.minutes", time.toMinutes());
  }

  /** Null when the clock is believed. */
  public String getText() {
    return text;
  }
}
