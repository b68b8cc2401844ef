package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A practice paper cannot be made or read like this. */
public class PracticeRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  PracticeRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
