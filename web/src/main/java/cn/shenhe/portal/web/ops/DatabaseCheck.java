package cn.shenhe.portal.web.ops;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** One round trip to the database through the pool everything else uses. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

  private static final long NANOS_PER_MILLI = 1_000_000;

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject BoundedCheck bounded;

  @Override
  public HealthCheckResponse call() {
    long began = System.nanoTime();
    Optional<String> problem = bounded.problem(this::ask);
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("database");
    problem.ifPresent(words -> answer.withData("problem", words));
    return answer
        .withData("millis", (System.nanoTime() - began) / NANOS_PER_MILLI)
        .status(problem.isEmpty())
        .build();
  }

  private Optional<String> ask() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from schedule_heartbeat")) {
      return rows.next() ? Optional.empty() : Optional.of("no answer");
    }
  }
}
