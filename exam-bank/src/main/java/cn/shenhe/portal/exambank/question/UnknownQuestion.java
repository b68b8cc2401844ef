package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** Nothing of the bank has this id or code. */
public class UnknownQuestion extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  public UnknownQuestion(String id) {
    super("question.unknown", id);
  }
}
