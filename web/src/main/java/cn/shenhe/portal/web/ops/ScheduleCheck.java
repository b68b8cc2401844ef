package cn.shenhe.portal.web.ops;

import cn.shenhe.portal.web.schedule.CallHistory;
import cn.shenhe.portal.web.schedule.ScheduleHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when the scheduler has been silent for more than two minutes. Calls that fail are listed
 * with the number of failures in a row, but one failing feature does not take the portal off the
 * air.
 */
@Readiness
@ApplicationScoped
public class ScheduleCheck implements HealthCheck {

  private static final long UNKNOWN = -1;

  @Inject ScheduleHealth schedule;
  @Inject CallHistory history;
  @Inject BoundedCheck bounded;

  @Override
  public HealthCheckResponse call() {
    AtomicLong silentSeconds = new AtomicLong(UNKNOWN);
    Optional<String> problem =
        bounded.problem(
            () -> {
              Optional<Duration> silence = schedule.silence();
              silence.ifPresent(duration -> silentSeconds.set(duration.toSeconds()));
              return verdict(silence);
            });
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("schedule");
    answer.withData("silentSeconds", silentSeconds.get());
    problem.ifPresent(words -> answer.withData("problem", words));
    history.failing().forEach((name, count) -> answer.withData("failing " + name, count));
    return answer.status(problem.isEmpty()).build();
  }

  static Optional<String> verdict(Optional<Duration> silence) {
    if (silence.isEmpty()) {
      return Optional.of("never beat");
    }
    return silence.get().compareTo(ScheduleHealth.SILENCE) > 0
        ? Optional.of("silent for too long")
        : Optional.empty();
  }
}
