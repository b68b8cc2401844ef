package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A rule of a question's life said no: the wrong state, the same person twice, a stale edit. */
public class QuestionRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code question.<reason>}
   */
  public QuestionRefused(String reason, Object... arguments) {
    super("question." + reason, arguments);
  }
}
