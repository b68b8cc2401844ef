package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** There is no such result, or it is not the caller's. */
public class UnknownResult extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownResult() {
    super("result.unknown");
  }
}
