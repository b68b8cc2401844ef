package cn.shenhe.portal.training.activity;

import cn.shenhe.portal.training.TrainingRefusal;

/** No activity, sign-up, report or invitation answers to this id. */
public class UnknownActivity extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownActivity() {
    super("activity.unknown");
  }
}
