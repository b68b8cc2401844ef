package cn.shenhe.portal.training.digest;

import cn.shenhe.portal.training.TrainingRefusal;

/** No subscription has this token. */
public class UnknownDigest extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownDigest() {
    super("digest.unknown");
  }
}
