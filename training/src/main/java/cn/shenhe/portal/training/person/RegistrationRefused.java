package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.TrainingRefusal;

/**
 * An account cannot be opened or changed like this: login taken, password weak, consent missing.
 */
public class RegistrationRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  RegistrationRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
