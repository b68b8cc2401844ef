package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.TrainingRefusal;

/** No such programme, or no such enrolment of the caller. */
public class UnknownProgramme extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  UnknownProgramme() {
    super("programme.unknown");
  }
}
