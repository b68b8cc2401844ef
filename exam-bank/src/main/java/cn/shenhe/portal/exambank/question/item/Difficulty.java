package cn.shenhe.portal.exambank.question.item;

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
          case "易", "容易", "简单", "低", "EASY" -> EASY;
          case "中", "一般", "中等", "较难", "MEDIUM" -> MEDIUM;
          case "难", "困难", "高", "HARD" -> HARD;
          default -> null;
        });
  }
}
