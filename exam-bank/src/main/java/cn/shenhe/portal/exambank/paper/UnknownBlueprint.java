package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** There is no such blueprint. */
public class UnknownBlueprint extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  UnknownBlueprint() {
    super("exam.blueprint.unknown");
  }
}
