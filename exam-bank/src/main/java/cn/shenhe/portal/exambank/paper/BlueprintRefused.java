package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.ExamBankRefusal;

/** A blueprint cannot be kept, published or used like this. */
public class BlueprintRefused extends ExamBankRefusal {

  private static final long serialVersionUID = 1L;

  BlueprintRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
