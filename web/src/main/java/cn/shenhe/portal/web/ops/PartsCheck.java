package cn.shenhe.portal.web.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Every {@link ReadyPart} of the features. */
@Readiness
@ApplicationScoped
public class PartsCheck implements HealthCheck {

  @Inject @Any Instance<ReadyPart> parts;
  @Inject BoundedCheck bounded;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("parts");
    boolean ready = true;
    for (ReadyPart part : parts) {
      Optional<String> problem = bounded.problem(part::problem);
      answer.withData(part.partName(), problem.orElseGet(part::state));
      ready &= problem.isEmpty();
    }
    return answer.status(ready).build();
  }
}
