package cn.shenhe.portal.web.start;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver behind the container's pool {@code java:app/jdbc/portal}: H2 or PostgreSQL, chosen by
 * the JDBC URL in the setting {@code portal.db.url}.
 *
 * <p>A data source of our own, because a deployment descriptor can name only one driver class and
 * the choice is made at start. Payara pools it and enlists it in JTA; user and password given by
 * the descriptor are ignored in favour of the settings.
 */
public class PortalDataSource implements DataSource {

  private final DataSource delegate;

  public PortalDataSource() {
    this(DatabaseSettings.current());
  }

  PortalDataSource(DatabaseSettings settings) {
    if (settings.url().startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource postgres = new PGSimpleDataSource();
      postgres.setUrl(settings.url());
      postgres.setUser(settings.user());
      postgres.setPassword(settings.password());
      // EclipseLink binds an empty Instant as a text; so PostgreSQL takes the column's type for it.
      postgres.setStringType("unspecified");
      delegate = postgres;
    } else {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(settings.url());
      h2.setUser(settings.user());
      h2.setPassword(settings.password());
      delegate = h2;
    }
  }

  // The container sets these from the descriptor; the settings win.
  public void setUser(String user) {}

  public void setPassword(String password) {}

  @Override
  public Connection getConnection() throws SQLException {
    return delegate.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return delegate.getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return delegate.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    delegate.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    delegate.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return delegate.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return delegate.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(delegate) || delegate.isWrapperFor(type);
  }
}
