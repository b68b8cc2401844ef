package cn.shenhe.portal.web.launch;

import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.loader.ExplodedURLClassloader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The main class of {@code portal.jar}: starts Payara Micro with the WAR that is packed beside it.
 *
 * <p>Everything is configured by environment variables (see the settings table of the README);
 * three of them are read here because they are needed before the server runs: {@code
 * PORTAL_HTTP_PORT} (1..65535, default 8080), {@code PORTAL_HTTP_THREADS} (default 200) and {@code
 * PORTAL_DATA_DIR}. The process ends with status 1 when the server or the application does not
 * start, so that a supervisor sees it: Payara Micro by itself would stay alive with nothing in it.
 */
public final class PortalLauncher {

  /** Set by the application (same JVM) once its start-up has run to the end. */
  private static final String STARTED = "portal.started";

  /** Set by the application in demo mode: who may sign in. */
  private static final String DEMO_USERS = "portal.demo.users";

  private static final String LOG_PROPERTIES =
      """
      handlers=java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level=ALL
      java.util.logging.ConsoleHandler.formatter=cn.shenhe.portal.web.launch.LogLine
      .level=WARNING
      cn.shenhe.level=INFO
      jakarta.enterprise.web.level=WARNING
      # Lists at every start the expired certificates in Payara's trust store, which we do not use.
      javax.enterprise.system.security.ssl.level=SEVERE
      # Does not know annotations on annotations.
      Annotation-Framework.level=SEVERE
      # Says at every start that it unregistered a driver which registers itself again.
      jakarta.enterprise.web.util.level=SEVERE
      """;

  private PortalLauncher() {}

  public static void main(String[] args) {
    long began = System.nanoTime();
    int port = intSetting("PORTAL_HTTP_PORT", 8080);
    try {
      File directory = emptyServerDirectory();
      PayaraMicroBoot boot = unpacked(directory);
      boot.setHttpPort(port)
          .setHttpAutoBind(false)
          .setMaxHttpThreads(intSetting("PORTAL_HTTP_THREADS", 200))
          .setNoHazelcast(true)
          .setNoCluster(true)
          .setPrintLogo(false)
          .setRootDir(directory)
          .setLogPropertiesFile(logProperties())
          .setPreBootHandler(PortalLauncher::tuneHttp);
      PayaraMicroRuntime runtime = boot.bootStrap();
      if (runtime.getDeployedApplicationNames().isEmpty() || !Boolean.getBoolean(STARTED)) {
        fail("the application did not start; the reason stands above", null);
      }
      welcome(port, Duration.ofNanos(System.nanoTime() - began));
    } catch (Throwable e) {
      fail(e.toString(), e);
    }
  }

  /** The one line an operator waits for. */
  private static void welcome(int port, Duration took) {
    String url = System.getenv("PORTAL_PUBLIC_URL");
    String demo = System.getProperty(DEMO_USERS, "");
    System.out.printf(
        "portal ready in %.1f s: %s%s%n",
        took.toMillis() / 1000.0,
        url == null || url.isBlank() ? "http://localhost:" + port : url,
        demo.isEmpty() ? "" : " (demo: " + demo + ")");
  }

  /**
   * Where Payara unpacks itself: below the data directory instead of a new temporary directory at
   * each start, which a kill would leave behind. Emptied first, nothing in it is worth keeping.
   */
  private static File emptyServerDirectory() throws IOException {
    String data = System.getenv("PORTAL_DATA_DIR");
    Path directory =
        Path.of(data == null || data.isBlank() ? "data" : data).toAbsolutePath().resolve("server");
    if (Files.exists(directory)) {
      try (Stream<Path> content = Files.walk(directory)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(directory).toFile();
  }

  /**
   * Payara Micro with its libraries unpacked into files (100 MB), as its own main class starts it.
   * {@code PayaraMicroLauncher.getBootClass} leaves them packed and walks through all 321 archives
   * for each class, which makes a start half as long again.
   */
  private static PayaraMicroBoot unpacked(File directory)
      throws ReflectiveOperationException, IOException, URISyntaxException {
    System.setProperty(
        "fish.payara.micro.BootJar",
        PortalLauncher.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI()
            .toString());
    ClassLoader loader = new ExplodedURLClassloader(directory);
    Thread.currentThread().setContextClassLoader(loader);
    return (PayaraMicroBoot)
        loader
            .loadClass("fish.payara.micro.impl.PayaraMicroImpl")
            .getMethod("getInstance")
            .invoke(null);
  }

  /** Our own log at INFO, everybody else's from WARNING, in one format on standard output. */
  private static File logProperties() throws IOException {
    Path file = Files.createTempFile("portal-logging", ".properties");
    Files.writeString(file, LOG_PROPERTIES);
    file.toFile().deleteOnExit();
    return file.toFile();
  }

  /**
   * Payara serves uncompressed by default, names itself in every answer, and sets SameSite on
   * cookies only where its own configuration says so.
   */
  private static void tuneHttp(AdminCommandRunner admin) {
    // setNoHazelcast comes too late: the port 6900 would be open on all interfaces.
    admin.run(
        "set",
        "configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");
    admin.run("set", "hazelcast-runtime-configuration.host-aware-partitioning=false");
    admin.run("set", "hazelcast-runtime-configuration.interface=127.0.0.1");
    String http =
        "configs.config.server-config.network-config.protocols.protocol.http-listener.http.";
    admin.run("set", http + "compression=on");
    admin.run("set", http + "compression-min-size-bytes=1024");
    admin.run(
        "set",
        http
            + "compressable-mime-type=text/html,text/xml,text/plain,text/css,text/csv,text/javascript,"
            + "application/javascript,application/json,application/geo+json,application/ld+json,"
            + "application/problem+json,application/xml,application/atom+xml,application/xhtml+xml,"
            + "image/svg+xml,application/manifest+json");
    admin.run("set", http + "cookie-same-site-enabled=true");
    admin.run("set", http + "cookie-same-site-value=Lax");
    admin.run("set", http + "xpowered-by=false");
    admin.run("set", http + "server-header=false");
  }

  private static int intSetting(String name, int otherwise) {
    String text = System.getenv(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      fail(name + " must be a whole number, not «" + text + "»", null);
      return otherwise;
    }
  }

  private static void fail(String reason, Throwable cause) {
    System.err.println("portal: start failed: " + reason);
    if (cause != null) {
      cause.printStackTrace();
    }
    // halt, not exit: a half-started server may hang in its own shutdown hooks.
    Runtime.getRuntime().halt(1);
  }
}
