package cn.shenhe.portal.web.exambank.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days, moments (Beijing time) and marks of exams as people read them. */
@Named
@ApplicationScoped
public class ExamTimes {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA)
          .withZone(ZoneId.of("Asia/Shanghai"));

  public String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  public String minute(Instant moment) {
    return moment == null ? "" : MINUTE.format(moment);
  }

  /** Without zeros behind the point that say nothing: 78.50 is 78.5, 80.00 is 80. */
  public String marks(BigDecimal marks) {
    if (marks == null) {
      return "";
    }
    BigDecimal plain = marks.stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }
}
