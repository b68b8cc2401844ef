package cn.shenhe.portal.web.schedule;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Makes the calls of the timetable as the role SYSTEM. Quartz's threads belong to nobody; this bean
 * lends them an identity. Each boundary opens its own transaction.
 */
@Stateless
@RunAs("SYSTEM")
@TransactionManagement(TransactionManagementType.BEAN)
public class ScheduledCalls {

  @Inject Timetable timetable;

  /**
   * @throws IllegalArgumentException no such line in the timetable
   */
  @PermitAll
  public void make(String name) {
    timetable.appointments().stream()
        .filter(appointment -> appointment.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the timetable: " + name))
        .call()
        .run();
  }
}
