package cn.shenhe.portal.exambank.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The examiners of one attempt and what they gave, in the order in which they gave it. Two agree
 * when no subject differs by more than allowed: then every subject counts as their mean. Else a
 * third marks, and every subject counts as the mean of the two nearest marks. Two decimals, half
 * up.
 */
final class PracticalPanel {

  private final Map<String, Map<String, BigDecimal>> byExaminer = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final BigDecimal allowed;

  PracticalPanel(List<PracticalMark> marks, BigDecimal allowed) {
    this.allowed = allowed;
    for (PracticalMark mark : marks) {
      byExaminer
          .computeIfAbsent(mark.examiner(), e -> new LinkedHashMap<>())
          .put(mark.subject(), mark.marks());
      names.put(mark.examiner(), mark.examinerName());
    }
  }

  int examiners() {
    return byExaminer.size();
  }

  boolean marked(String examiner) {
    return byExaminer.containsKey(examiner);
  }

  String names() {
    return names.values().stream().collect(Collectors.joining("、"));
  }

  boolean disputed() {
    return examiners() == 2 && !agree();
  }

  private boolean agree() {
    return subjects().stream()
        .map(this::given)
        .allMatch(given -> given.get(0).subtract(given.get(1)).abs().compareTo(allowed) <= 0);
  }

  private List<String> subjects() {
    return List.copyOf(byExaminer.values().iterator().next().keySet());
  }

  private List<BigDecimal> given(String subject) {
    return byExaminer.values().stream().map(marks -> marks.get(subject)).toList();
  }

  /** The sum over the subjects; empty while more marks are needed. */
  Optional<BigDecimal> total() {
    if (examiners() < 2 || disputed()) {
      return Optional.empty();
    }
    BigDecimal total = BigDecimal.ZERO.setScale(2);
    for (String subject : subjects()) {
      total = total.add(mean(given(subject)));
    }
    return Optional.of(total);
  }

  private static BigDecimal mean(List<BigDecimal> given) {
    List<BigDecimal> sorted = new ArrayList<>(given);
    sorted.sort(Comparator.naturalOrder());
    BigDecimal low = sorted.get(0);
    BigDecimal high = sorted.get(sorted.size() - 1);
    if (sorted.size() > 2) {
      BigDecimal middle = sorted.get(1);
      boolean upper = high.subtract(middle).compareTo(middle.subtract(low)) <= 0;
      low = upper ? middle : low;
      high = upper ? high : middle;
    }
    return low.add(high).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
  }
}
