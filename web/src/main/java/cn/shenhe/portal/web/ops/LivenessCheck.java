package cn.shenhe.portal.web.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down only when a restart is the only help: threads that wait for each other for ever. */
@Liveness
@ApplicationScoped
public class LivenessCheck implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] deadlocked = threads.findDeadlockedThreads();
    return HealthCheckResponse.named("threads")
        .withData("count", threads.getThreadCount())
        .withData("deadlocked", deadlocked == null ? 0 : deadlocked.length)
        .status(deadlocked == null)
        .build();
  }
}
