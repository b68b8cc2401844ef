package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A rule cannot be written like this. */
public class RuleRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  RuleRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
