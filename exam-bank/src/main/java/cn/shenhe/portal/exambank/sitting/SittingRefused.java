package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A sitting, a session or an enrolment cannot be changed or entered like this. */
public class SittingRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  SittingRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
