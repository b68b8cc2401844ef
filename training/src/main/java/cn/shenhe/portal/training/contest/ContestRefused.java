package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.TrainingRefusal;

/** The rules of the contest say no. */
public class ContestRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  ContestRefused(String code, Object... arguments) {
    super(code, arguments);
  }
}
