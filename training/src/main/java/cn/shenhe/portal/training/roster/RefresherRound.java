package cn.shenhe.portal.training.roster;

import cn.shenhe.portal.training.TrainingAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Every day: opens the yearly refreshers that fall due for people on a list, at most 1,000 a run;
 * the rest follows the next day. What is open is not opened again, however often this runs.
 */
@Stateless
public class RefresherRound {

  private static final String PORTAL = "SYSTEM";

  @Inject RefresherDesk desk;
  @Inject Event<TrainingAct> acts;

  /**
   * @return how many were opened
   */
  @RolesAllowed("SYSTEM")
  public int open() {
    int opened = desk.openDue("", PORTAL);
    if (opened > 0) {
      acts.fire(new TrainingAct("enrolment.refreshers-opened", PORTAL, opened + " people"));
    }
    return opened;
  }
}
