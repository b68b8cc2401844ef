package cn.shenhe.portal.web.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Lends Quartz the container's pool; Quartz commits and closes what it borrows. */
final class PortalConnections implements ConnectionProvider {

  private final DataSource dataSource;

  PortalConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void initialize() {
    // The pool is the container's.
  }

  @Override
  public void shutdown() {
    // The pool is the container's.
  }
}
