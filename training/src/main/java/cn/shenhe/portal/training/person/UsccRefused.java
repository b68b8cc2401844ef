package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.TrainingRefusal;

/** What was typed is not a unified social credit code. */
public class UsccRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UsccRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
