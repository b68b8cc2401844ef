package cn.shenhe.portal.exambank.question.item;

import java.math.BigDecimal;
import java.util.Optional;

/** How hard the author believes an item to be; the measured facility is a different thing. */
public enum Difficulty {
  EASY("易"),
  MEDIUM("中"),
  HARD("难");

  private final String label;

  Difficulty(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The difficulty a word of a file means (易/容易/简单/1 …); empty if it says nothing we know. */
  public static Optional<Difficulty> fromLabel(String word) {
    return Optional.ofNullable(
        switch (word == null ? "" : word.strip()) {
          case "易", "容易", "简单", "较易", "低", "EASY", "Easy", "easy" -> EASY;
          case "中", "一般", "中等", "较难", "适中", "MEDIUM", "Medium", "medium" -> MEDIUM;
          case "难", "困难", "高", "HARD", "Hard", "hard" -> HARD;
          default -> null;
        });
  }

  /**
   * The difficulty a coefficient means (难度系数: the part of candidates expected to be right, between
   * 0 and 1, so that more is easier); empty if the text is none.
   */
  public static Optional<Difficulty> fromFacility(String text) {
    return NumberText.parse(text)
        .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0)
        .map(
            value ->
                value.compareTo(new BigDecimal("0.7")) >= 0
                    ? EASY
                    : value.compareTo(new BigDecimal("0.4")) >= 0 ? MEDIUM : HARD);
  }
}
