package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** There is no such paper, or it was purged. */
public class UnknownPaper extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownPaper() {
    super("exam.paper.unknown");
  }
}
