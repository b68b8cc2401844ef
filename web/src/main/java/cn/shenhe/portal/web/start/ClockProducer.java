package cn.shenhe.portal.web.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.time.InstantSource;

/** The one place where the portal asks the machine for the time. */
@ApplicationScoped
public class ClockProducer {

  @Produces
  InstantSource clock() {
    return Instant::now;
  }
}
