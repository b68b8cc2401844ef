package cn.shenhe.portal.web.schedule;

import cn.shenhe.portal.content.delivery.Delivery;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes the calls of the timetable as the role SYSTEM. Quartz's threads belong to nobody; this bean
 * lends them an identity. Each boundary opens its own transaction.
 */
@Stateless
@RunAs("SYSTEM")
@TransactionManagement(TransactionManagementType.BEAN)
public class ScheduledCalls {

  private static final Logger LOG = Logger.getLogger(ScheduledCalls.class.getName());

  @Inject Timetable timetable;
  @Inject ScheduleHealth health;
  @Inject ClockWatch watch;
  @Inject Delivery delivery;

  /**
   * Makes a call, unless it needs the right time and the clock is in doubt.
   *
   * @throws IllegalArgumentException no such line in the timetable
   */
  @PermitAll
  public void make(String name) {
    Appointment due =
        timetable.appointments().stream()
            .filter(appointment -> appointment.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not in the timetable: " + name));
    if (due.needsTheRightTime() && watch.doubt().isPresent()) {
      LOG.log(Level.FINE, "{0} waits: the clock is in doubt", name);
      return;
    }
    due.call().run();
  }

  /**
   * Removes what would stop the scheduler before it starts, and asks whether the clock is right.
   */
  @PermitAll
  public void prepareTheSchedule() {
    health.removeHalfTriggers();
    watch.compared(health.aheadOfDatabase());
  }

  /** Tells calls that may run for ever that the portal stops; those that have begun end soon. */
  @PermitAll
  public void leaveOff() {
    delivery.leaveOff();
  }

  /** Looks after the scheduler; not a line of the timetable, for what stops Quartz stops those. */
  @PermitAll
  public void lookAfterTheSchedule() {
    watch.compared(health.aheadOfDatabase());
    health.repair();
  }
}
