package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What booking begins with, once each. */
@Stateless
@RolesAllowed("SYSTEM")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BookingBeginning {

  @Inject BookingSeed seed;
  @Inject BookingDemo demo;

  public void seed() {
    seed.run();
  }

  public void loadDemo() {
    seed.demo();
  }

  /** Needs the sessions to come. */
  public void loadDemoVisits() {
    demo.run();
  }
}
