package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.math.BigDecimal;

/**
 * One line of a blueprint: so many questions of this kind.
 *
 * @param area point of the syllabus; empty means any
 * @param difficulty null means any
 * @param count 1–500
 * @param marks of each question, greater than 0
 */
public record Cell(
    String area,
    QuestionType type,
    Difficulty difficulty,
    int count,
    BigDecimal marks,
    CreditPolicy policy) {

  static final int MOST = 500;

  public Cell {
    area = area == null ? "" : area.strip();
    if (type == null || policy == null || marks == null) {
      throw new BlueprintRefused("exam.blueprint.cell");
    }
    if (count < 1 || count > MOST || area.length() > 120) {
      throw new BlueprintRefused("exam.blueprint.cell");
    }
    if (marks.signum() <= 0 || marks.compareTo(new BigDecimal("1000")) > 0 || marks.scale() > 2) {
      throw new BlueprintRefused("exam.blueprint.marks");
    }
  }

  /** Whether a question of this kind may fill the cell. */
  boolean takes(QuestionType kind, Difficulty level, String point) {
    return kind == type
        && (difficulty == null || difficulty == level)
        && (area.isEmpty() || area.equals(point));
  }

  /** Marks of all its questions. */
  public BigDecimal total() {
    return marks.multiply(BigDecimal.valueOf(count));
  }

  /** In words, for reports: 法律法规 · 单选 · 易. */
  public String label() {
    return (area.isEmpty() ? "任意领域" : area)
        + " · "
        + type.label()
        + (difficulty == null ? "" : " · " + difficulty.label());
  }
}
