package cn.shenhe.portal.training.contest;

import cn.shenhe.portal.training.TrainingRefusal;

/** There is no such contest, or no such attempt of this person. */
public class UnknownContest extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownContest() {
    super("contest.unknown");
  }
}
