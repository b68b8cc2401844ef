package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingRefusal;

/** Something the enterprise wished that cannot be. */
public class RosterRefused extends TrainingRefusal {

  private static final long serialVersionUID = 1L;

  RosterRefused(String reason, Object... arguments) {
    super("roster." + reason, arguments);
  }
}
