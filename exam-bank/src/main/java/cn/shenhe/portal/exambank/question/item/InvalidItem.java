package cn.shenhe.portal.exambank.question.item;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/**
 * The content offered is no valid item; the code names the rule, the argument the offending part.
 */
public class InvalidItem extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param rule short name of the rule; the refusal code is {@code question.item.<rule>}
   */
  public InvalidItem(String rule, Object... arguments) {
    super("question.item." + rule, arguments);
  }
}
