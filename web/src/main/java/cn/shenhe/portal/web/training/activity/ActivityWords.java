package cn.shenhe.portal.web.training.activity;

import cn.shenhe.portal.training.activity.ActivityKind;
import cn.shenhe.portal.training.activity.ActivityRow;
import cn.shenhe.portal.training.activity.Audience;
import cn.shenhe.portal.training.activity.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Times in words, Beijing time, and the choices of the forms. */
@Named
@ApplicationScoped
public class ActivityWords {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("M月d日 EEE HH:mm", Locale.CHINA).withZone(BEIJING);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.CHINA).withZone(BEIJING);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter FIELD =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT).withZone(BEIJING);

  public String when(ActivityRow row) {
    return span(row.start(), row.end());
  }

  public String span(Instant start, Instant end) {
    boolean sameDay = LocalDate.ofInstant(start, BEIJING).equals(LocalDate.ofInstant(end, BEIJING));
    return MOMENT.format(start) + "–" + (sameDay ? TIME : MOMENT).format(end);
  }

  public String moment(Instant moment) {
    return moment == null ? "" : MOMENT.format(moment);
  }

  public String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** For a field of type datetime-local. */
  public String field(Instant moment) {
    return moment == null ? "" : FIELD.format(moment);
  }

  public List<ActivityKind> getKinds() {
    return List.of(ActivityKind.values());
  }

  public List<Audience> getAudiences() {
    return List.of(Audience.values());
  }

  public List<Setting> getSettings() {
    return List.of(Setting.values());
  }
}
