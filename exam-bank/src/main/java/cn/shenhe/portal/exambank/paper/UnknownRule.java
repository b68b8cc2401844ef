package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** No rule holds for this category, industry and sub-operation on this day. */
public class UnknownRule extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownRule() {
    super("exam.rule.unknown");
  }
}
