package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The four subjects of the practical examination with the shares of the setting. */
record PracticalSubjects(List<PracticalMarking.Subject> list) {

  private static final List<String> NAMES = List.of("安全用具使用", "安全操作技术", "作业现场安全隐患排除", "作业现场应急处置");

  /**
   * @param shares full marks of K1 to K4, separated by commas
   * @throws IllegalArgumentException when they are not four positive numbers
   */
  static PracticalSubjects of(String shares) {
    String[] parts = shares.split(",");
    if (parts.length != NAMES.size()) {
      throw new IllegalArgumentException("portal.exam.practical.shares needs four numbers");
    }
    List<PracticalMarking.Subject> list = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      BigDecimal full = new BigDecimal(parts[i].strip());
      if (full.signum() <= 0) {
        throw new IllegalArgumentException("portal.exam.practical.shares must be positive");
      }
      list.add(new PracticalMarking.Subject("K" + (i + 1), NAMES.get(i), full));
    }
    return new PracticalSubjects(List.copyOf(list));
  }

  /**
   * @param full marks of the examination, which its pass mark is a part of
   * @throws ResultRefused when the shares of the setting do not add up to them
   */
  List<PracticalMarking.Subject> of(BigDecimal full) {
    BigDecimal sum =
        list.stream().map(PracticalMarking.Subject::full).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(full) != 0) {
      throw new ResultRefused(
          "result.practical.shares",
          sum.toPlainString(),
          full.stripTrailingZeros().toPlainString());
    }
    return list;
  }
}
