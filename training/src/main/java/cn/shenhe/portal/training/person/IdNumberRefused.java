package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.TrainingRefusal;

/** What was typed is not an identity number. */
public class IdNumberRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  IdNumberRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
