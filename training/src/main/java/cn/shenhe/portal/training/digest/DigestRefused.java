package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.training.TrainingRefusal;

/** The digest cannot be subscribed to like this. */
public class DigestRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  DigestRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
