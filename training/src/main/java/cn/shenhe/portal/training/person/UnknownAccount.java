package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.TrainingRefusal;

/** There is no such account, or it was erased. */
public class UnknownAccount extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownAccount(String code, Object... arguments) {
    super(code, arguments);
  }
}
