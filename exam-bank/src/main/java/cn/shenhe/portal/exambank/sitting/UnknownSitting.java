package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** There is no such sitting, session or enrolment, or it is not the caller's. */
public class UnknownSitting extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownSitting() {
    super("sitting.unknown");
  }
}
