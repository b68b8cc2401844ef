package cn.shenhe.portal.training.hours;

import cn.shenhe.portal.training.TrainingRefusal;

/** No such piece of content, or readers may not have it. */
public class UnknownPiece extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownPiece() {
    super("hours.unknown");
  }
}
