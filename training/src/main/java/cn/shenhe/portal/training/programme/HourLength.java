package cn.shenhe.portal.training.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long one 学时 is. 45 minutes are common practice, not law (FACTS 1.2), hence a setting. */
@ApplicationScoped
public class HourLength {

  @Inject
  @ConfigProperty(name = "portal.hours.minutes-per-hour", defaultValue = "45")
  int minutes;

  HourLength() {}

  HourLength(int minutes) {
    this.minutes = minutes;
  }

  public int minutes() {
    return minutes;
  }

  public long millis(int hours) {
    return Duration.ofMinutes((long) hours * minutes).toMillis();
  }

  /** 学时, rounded down to a tenth: nobody is told more than there is. */
  public double hours(long millis) {
    return Math.floor(millis * 10.0 / Duration.ofMinutes(minutes).toMillis()) / 10.0;
  }
}
