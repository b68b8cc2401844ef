package cn.shenhe.portal.web.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Starts the portal: brings the schema up to date, runs every {@link StartStep} in order and tells
 * the launcher (same JVM) that all is well.
 */
@Singleton
@Startup
@RunAs("SYSTEM")
@TransactionManagement(TransactionManagementType.BEAN)
public class PortalStart {

  private static final Logger LOG = Logger.getLogger(PortalStart.class.getName());

  /** Read by {@code PortalLauncher}, which ends the process when it is not set. */
  private static final String STARTED = "portal.started";

  /** Printed by {@code PortalLauncher} behind the address; empty when not in demo mode. */
  private static final String DEMO_USERS = "portal.demo.users";

  @Resource(lookup = "java:app/jdbc/portal")
  DataSource dataSource;

  @Inject @Any Instance<StartStep> steps;
  @Inject DemoAccounts demoAccounts;

  @PostConstruct
  void start() {
    migrate();
    steps.stream()
        .sorted(Comparator.comparingInt(StartStep::order))
        .forEach(
            step -> {
              long began = System.nanoTime();
              step.run();
              LOG.info(
                  () ->
                      "start step %s took %d ms"
                          .formatted(
                              step.getClass().getSimpleName().replaceAll("\\$.*", ""),
                              (System.nanoTime() - began) / 1_000_000));
            });
    System.setProperty(DEMO_USERS, demoUsers());
    System.setProperty(STARTED, "true");
  }

  private String demoUsers() {
    if (demoAccounts.getAll().isEmpty()) {
      return "";
    }
    return demoAccounts.getAll().stream()
        .map(DemoAccounts.Demo::login)
        .collect(Collectors.joining(", ", "", "; password " + demoAccounts.getPassword()));
  }

  private void migrate() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .placeholders(placeholders(isPostgres()))
        // Modules number their files in ranges of their own, so a lower number may come later.
        .outOfOrder(true)
        .load()
        .migrate();
  }

  /** A line behind {@code ${postgresql}} is one for PostgreSQL alone, elsewhere a comment. */
  private static Map<String, String> placeholders(boolean postgres) {
    return Map.of("binary", postgres ? "bytea" : "varbinary", "postgresql", postgres ? "" : "--");
  }

  private boolean isPostgres() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
    }
  }
}
