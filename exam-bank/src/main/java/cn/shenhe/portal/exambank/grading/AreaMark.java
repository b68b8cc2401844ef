package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What was earned in one area of the syllabus.
 *
 * @param percent earned of full, whole percent, half up
 */
public record AreaMark(
    String area, BigDecimal earned, BigDecimal full, int questions, int percent) {

  static AreaMark of(String area, BigDecimal earned, BigDecimal full, int questions) {
    int percent =
        full.signum() == 0
            ? 0
            : earned
                .multiply(BigDecimal.valueOf(100))
                .divide(full, 0, RoundingMode.HALF_UP)
                .intValue();
    return new AreaMark(area, earned, full, questions, percent);
  }
}
