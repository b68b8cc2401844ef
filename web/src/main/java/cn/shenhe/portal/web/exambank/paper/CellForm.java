package cn.shenhe.portal.web.exambank.paper;

import cn.shenhe.portal.exambank.paper.Cell;
import cn.shenhe.portal.exambank.paper.CreditPolicy;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.io.Serializable;
import java.math.BigDecimal;

/** One line of a blueprint while it is edited; without a count it is not there. */
public class CellForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private String area = "";
  private QuestionType type = QuestionType.SINGLE_CHOICE;
  private Difficulty difficulty;
  private Integer count;
  private BigDecimal marks = BigDecimal.ONE;
  private CreditPolicy policy = CreditPolicy.ALL_OR_NOTHING;

  static CellForm of(Cell cell) {
    CellForm form = new CellForm();
    form.area = cell.area();
    form.type = cell.type();
    form.difficulty = cell.difficulty();
    form.count = cell.count();
    form.marks = cell.marks().stripTrailingZeros();
    form.marks = form.marks.scale() < 0 ? form.marks.setScale(0) : form.marks;
    form.policy = cell.policy();
    return form;
  }

  Cell cell() {
    return new Cell(area, type, difficulty, count, marks, policy);
  }

  boolean isUsed() {
    return count != null && count != 0;
  }

  public String getArea() {
    return area;
  }

  public void setArea(String area) {
    this.area = area;
  }

  public QuestionType getType() {
    return type;
  }

  public void setType(QuestionType type) {
    this.type = type;
  }

  public Difficulty getDifficulty() {
    return difficulty;
  }

  public void setDifficulty(Difficulty difficulty) {
    this.difficulty = difficulty;
  }

  public Integer getCount() {
    return count;
  }

  public void setCount(Integer count) {
    this.count = count;
  }

  public BigDecimal getMarks() {
    return marks;
  }

  public void setMarks(BigDecimal marks) {
    this.marks = marks;
  }

  public CreditPolicy getPolicy() {
    return policy;
  }

  public void setPolicy(CreditPolicy policy) {
    this.policy = policy;
  }
}
