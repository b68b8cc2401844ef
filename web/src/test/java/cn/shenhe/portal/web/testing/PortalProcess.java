package cn.shenhe.portal.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of {@code target/portal.jar} as a child process, configured by environment variables as
 * an operator would. Its log is kept in {@code target/portal-it}; it never outlives the test JVM.
 */
public final class PortalProcess {

  static final Path WORK = Path.of(System.getProperty("portal.jar")).resolveSibling("portal-it");

  /** A machine that others use too may need more. */
  private static final Duration START_LIMIT =
      Duration.ofMinutes(Integer.getInteger("portal.start.minutes", 4));

  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
  private static final int LOG_TAIL_LINES = 40;

  /**
   * Options of the portal's JVM: {@code portal.it.jvm}, separated by blanks. By default the first
   * compiler alone, since half of the time of a short run goes into the second; benchmarks set it
   * to nothing.
   */
  private static final List<String> JVM =
      Stream.of(
              System.getProperty(
                      "portal.it.jvm", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn160m")
                  .split(" "))
          .filter(option -> !option.isBlank())
          .toList();

  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALIVE.forEach(PortalProcess::kill), "end portals"));
  }

  private final Process process;
  private final int port;
  private final Path log;

  private PortalProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts the portal in demo mode and returns at once.
   *
   * @param name names the log file {@code name.log}; a second start appends to it
   */
  public static PortalProcess start(
      String name, DatabaseKind.TestDatabase database, Path dataDir, int port) {
    return start(name, database, dataDir, port, Map.of(), List.of());
  }

  /**
   * The same with further settings.
   *
   * @param settings environment variables
   */
  public static PortalProcess start(
      String name,
      DatabaseKind.TestDatabase database,
      Path dataDir,
      int port,
      Map<String, String> settings) {
    return start(name, database, dataDir, port, settings, List.of());
  }

  /**
   * The same with options of the Java machine.
   *
   * @param options for instance to start quickly rather than run fast
   */
  public static PortalProcess start(
      String name,
      DatabaseKind.TestDatabase database,
      Path dataDir,
      int port,
      List<String> options) {
    return start(name, database, dataDir, port, Map.of(), options);
  }

  private static PortalProcess start(
      String name,
      DatabaseKind.TestDatabase database,
      Path dataDir,
      int port,
      Map<String, String> settings,
      List<String> options) {
    try {
      Path temporary = Files.createDirectories(WORK.resolve("tmp"));
      Path log = WORK.resolve(name + ".log");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JVM);
      command.addAll(options);
      command.addAll(
          List.of("-Djava.io.tmpdir=" + temporary, "-jar", System.getProperty("portal.jar")));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().keySet().removeIf(variable -> variable.startsWith("PORTAL_"));
      builder.environment().put("PORTAL_DEMO", "true");
      builder.environment().put("PORTAL_HTTP_PORT", Integer.toString(port));
      builder.environment().put("PORTAL_PUBLIC_URL", "http://127.0.0.1:" + port);
      builder.environment().put("PORTAL_DATA_DIR", dataDir.toString());
      builder.environment().put("PORTAL_DB_URL", database.url());
      builder.environment().put("PORTAL_DB_USER", database.user());
      builder.environment().put("PORTAL_DB_PASSWORD", database.password());
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Process process = builder.start();
      ALIVE.add(process);
      return new PortalProcess(process, port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port of this machine that was free a moment ago. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty directory of its own under target/, new for every call. */
  public static Path freshDirectory(String name) {
    try {
      return Files.createTempDirectory(Files.createDirectories(WORK), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until {@code /} answers 200.
   *
   * @throws IllegalStateException with the end of the log, when the process ends or time is up
   */
  public PortalProcess awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      if (answers(client)) {
        return this;
      }
      if (exitsWithin(Duration.ofMillis(250))) {
        throw new IllegalStateException(
            "the portal ended with status " + process.exitValue() + "\n" + logTail());
      }
    }
    throw new IllegalStateException("the portal was not ready in time\n" + logTail());
  }

  /** The body of a GET, whatever its status. */
  public String read(String pathAndQuery) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(url(pathAndQuery)).timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers(HttpClient client) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url("/")).timeout(Duration.ofSeconds(30)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public URI url(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + port + pathAndQuery);
  }

  /** Asks the process to end (SIGTERM) and returns its exit status. */
  public int terminate() {
    process.destroy();
    return exitStatus(STOP_LIMIT);
  }

  /**
   * Waits for the process to end by itself.
   *
   * @throws IllegalStateException when it is still there after the limit
   */
  public int exitStatus(Duration limit) {
    if (!exitsWithin(limit)) {
      kill(process);
      throw new IllegalStateException("still alive after " + limit + "\n" + logTail());
    }
    ALIVE.remove(process);
    return process.exitValue();
  }

  private boolean exitsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Everything the portal wrote, all starts under this name together. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String logTail() {
    List<String> lines = log().lines().toList();
    return String.join(
        "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
  }

  /** The process ids of this process and its children that are alive. */
  public List<Long> aliveIds() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .toList();
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ALIVE.remove(process);
  }
}
