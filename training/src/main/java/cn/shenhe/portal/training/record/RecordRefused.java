package cn.shenhe.portal.training.record;

import cn.shenhe.portal.training.TrainingRefusal;

/** A record that cannot be given. */
public class RecordRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  RecordRefused(String reason) {
    super("record." + reason);
  }
}
