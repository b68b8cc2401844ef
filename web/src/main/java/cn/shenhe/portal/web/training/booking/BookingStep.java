package cn.shenhe.portal.web.training.booking;

import cn.shenhe.portal.training.booking.BookingUpkeep;
import cn.shenhe.portal.web.start.StartStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Enters the bases of the plan once; a demonstration gets halls and hours of its own. */
@ApplicationScoped
public class BookingStep implements StartStep {

  @Inject BookingUpkeep upkeep;

  @Inject
  @ConfigProperty(name = "portal.demo", defaultValue = "false")
  boolean demo;

  @Override
  public int order() {
    return 340;
  }

  @Override
  public void run() {
    upkeep.seed();
    if (demo) {
      upkeep.loadDemo();
    }
    upkeep.makeSessions();
  }
}
