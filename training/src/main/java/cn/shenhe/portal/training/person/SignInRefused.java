package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.TrainingRefusal;

/** Sign-in failed; the code never tells whether the account exists. */
public class SignInRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  SignInRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
