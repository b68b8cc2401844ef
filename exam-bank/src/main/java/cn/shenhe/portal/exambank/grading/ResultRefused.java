package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A result cannot be treated like this. */
public class ResultRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  ResultRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
