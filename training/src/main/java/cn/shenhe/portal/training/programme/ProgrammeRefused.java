package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;

/** A programme or an enrolment that cannot be as wished. */
public class ProgrammeRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason the refusal code is {@code programme.<reason>}
   */
  public ProgrammeRefused(String reason, Object... arguments) {
    super("programme." + reason, arguments);
  }
}
