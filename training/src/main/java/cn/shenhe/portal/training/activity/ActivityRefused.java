package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.TrainingRefusal;

/** A rule of activities or of units' reports said no. */
public class ActivityRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  ActivityRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
