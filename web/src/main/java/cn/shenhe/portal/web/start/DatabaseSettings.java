package cn.shenhe.portal.web.start;

import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the database is and who we are there.
 *
 * @param url JDBC URL, H2 or PostgreSQL
 * @param user never empty
 * @param password never empty: a Payara data source refuses an empty one
 */
record DatabaseSettings(String url, String user, String password) {

  DatabaseSettings {
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "portal.db.url must start with jdbc:h2: or jdbc:postgresql:");
    }
    // Without it H2 loses the last half second of acknowledged commits on kill -9.
    if (url.startsWith("jdbc:h2:file:") && !url.contains("WRITE_DELAY=0")) {
      throw new IllegalArgumentException("an H2 portal.db.url must carry ;WRITE_DELAY=0");
    }
  }

  static DatabaseSettings current() {
    Config config = ConfigProvider.getConfig();
    Path data = Path.of(config.getOptionalValue("portal.data.dir", String.class).orElse("data"));
    String url =
        config
            .getOptionalValue("portal.db.url", String.class)
            .orElseGet(
                () ->
                    "jdbc:h2:file:"
                        + data.toAbsolutePath().resolve("db").resolve("portal")
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    return new DatabaseSettings(
        url,
        config.getOptionalValue("portal.db.user", String.class).orElse("portal"),
        config.getOptionalValue("portal.db.password", String.class).orElse("portal"));
  }
}
