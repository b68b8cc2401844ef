package cn.shenhe.portal.training.play;

import cn.shenhe.portal.training.TrainingRefusal;

/** A package may not be launched or may not write any more. */
public class PlayRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code play.<reason>}
   */
  public PlayRefused(String reason, Object... arguments) {
    super("play." + reason, arguments);
  }
}
