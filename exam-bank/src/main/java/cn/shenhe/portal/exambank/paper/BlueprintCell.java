package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;

/** A {@link Cell} as a row. */
@Embeddable
class BlueprintCell {

  private String area;

  @Enumerated(EnumType.STRING)
  private QuestionType type;

  /** Empty means any. */
  private String difficulty;

  @Column(name = "question_count")
  private int count;

  private BigDecimal marks;

  @Enumerated(EnumType.STRING)
  private CreditPolicy policy;

  protected BlueprintCell() {}

  BlueprintCell(Cell cell) {
    area = cell.area();
    type = cell.type();
    difficulty = cell.difficulty() == null ? "" : cell.difficulty().name();
    count = cell.count();
    marks = cell.marks();
    policy = cell.policy();
  }

  Cell cell() {
    Difficulty level = difficulty.isEmpty() ? null : Difficulty.valueOf(difficulty);
    return new Cell(area, type, level, count, marks, policy);
  }
}
