package cn.shenhe.portal.web.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The two databases the portal runs on; each test run makes its own, empty, under target/. */
public enum DatabaseKind {
  /** A file in the portal's data directory, as {@code mvn -Prun} uses it. */
  H2 {
    @Override
    public TestDatabase fresh(Path dataDir) {
      return new TestDatabase(
          "jdbc:h2:file:"
              + dataDir.resolve("db").resolve("portal")
              + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
          "portal",
          "portal");
    }

    @Override
    TestDatabase copy(TestDatabase stopped, Path dataDir) {
      return fresh(dataDir);
    }
  },

  /**
   * A database of its own on one real PostgreSQL server, started once per test JVM. It does not
   * wait for its disk unless {@code portal.it.postgres.durable} is set, as measurements do.
   */
  POSTGRESQL {
    @Override
    public TestDatabase fresh(Path dataDir) {
      return created("");
    }

    @Override
    TestDatabase copy(TestDatabase stopped, Path dataDir) {
      return created(" template " + stopped.url().substring(stopped.url().lastIndexOf('/') + 1));
    }

    private static TestDatabase created(String from) {
      String name = "portal" + NUMBER.incrementAndGet();
      try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + from);
      } catch (SQLException e) {
        throw new IllegalStateException("no database " + name, e);
      }
      return new TestDatabase(
          "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name,
          "postgres",
          "postgres");
    }
  };

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public abstract TestDatabase fresh(Path dataDir);

  /**
   * The same content once more.
   *
   * @param stopped a database nobody is connected to
   * @param dataDir already holds a copy of the other data directory
   */
  abstract TestDatabase copy(TestDatabase stopped, Path dataDir);

  /**
   * Address and credentials of one database, which is created by its first user.
   *
   * @param url JDBC URL
   */
  public record TestDatabase(String url, String user, String password) {

    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }
  }

  /** Started by its first use; ends itself in a shutdown hook of its own. */
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      String durable = Boolean.getBoolean("portal.it.postgres.durable") ? "on" : "off";
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", durable)
            .setServerConfig("synchronous_commit", durable)
            .setOverrideWorkingDirectory(PortalProcess.WORK.resolve("postgres").toFile())
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("encoding", "UTF8")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }
  }
}
