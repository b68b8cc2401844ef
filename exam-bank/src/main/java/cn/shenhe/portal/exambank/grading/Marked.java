package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the answers of a sitting are worth. Each question's marks have two decimals, rounded half up
 * where credit is partial; the total is their exact sum and is never rounded, also not for passing.
 *
 * @param earned in the order of the paper
 * @param areas in the order in which they first appear on the paper
 */
record Marked(BigDecimal total, List<BigDecimal> earned, List<AreaMark> areas) {

  static Marked of(
      List<KeyedQuestion> key, Map<Integer, List<String>> answers, CorrectedKey corrected) {
    List<BigDecimal> earned = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO.setScale(2);
    Map<String, List<BigDecimal>> byArea = new LinkedHashMap<>();
    for (KeyedQuestion question : key) {
      BigDecimal marks = corrected.earned(question, answers.getOrDefault(question.no(), List.of()));
      earned.add(marks);
      total = total.add(marks);
      List<BigDecimal> sums =
          byArea.computeIfAbsent(
              question.area(),
              area -> new ArrayList<>(List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)));
      sums.set(0, sums.get(0).add(marks));
      sums.set(1, sums.get(1).add(question.marks()));
      sums.set(2, sums.get(2).add(BigDecimal.ONE));
    }
    List<AreaMark> areas = new ArrayList<>();
    byArea.forEach(
        (area, sums) ->
            areas.add(AreaMark.of(area, sums.get(0), sums.get(1), sums.get(2).intValue())));
    return new Marked(total, List.copyOf(earned), List.copyOf(areas));
  }
}
