package cn.shenhe.portal.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The running portal that all container tests of one JVM share, one per database, started by its
 * first use and ended with the JVM. A test gets it as a constructor parameter, see {@link OnPortal}
 * and {@link OnBothDatabases}; tests leave no state behind that another test would trip over.
 */
public final class Portal {

  /** Of every demo user. */
  public static final String DEMO_PASSWORD = "shenhe-demo-2026";

  /** Options of the Java machine, separated by blanks: {@code -Dportal.java=…}. */
  private static final List<String> OPTIONS =
      Arrays.stream(System.getProperty("portal.java", "").split(" "))
          .filter(option -> !option.isBlank())
          .toList();

  private static final Map<DatabaseKind, CompletableFuture<Portal>> RUNNING =
      new ConcurrentHashMap<>();

  private final DatabaseKind kind;
  private final DatabaseKind.TestDatabase database;
  private final PortalProcess process;

  /** HTTP/1.1 as browsers speak without TLS; over h2c Payara neither packs nor sets SameSite. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Portal(DatabaseKind kind) {
    this.kind = kind;
    FirstStart.Installed installed = FirstStart.on(kind).copy("shared");
    this.database = installed.database();
    this.process =
        PortalProcess.start(
            "portal-" + kind.name().toLowerCase(Locale.ROOT),
            database,
            installed.dataDir(),
            PortalProcess.freePort(),
            OPTIONS);
    process.awaitReady();
  }

  private Portal(String name, Map<String, String> settings) {
    this.kind = DatabaseKind.H2;
    FirstStart.Installed installed = FirstStart.on(kind).copy(name);
    this.database = installed.database();
    this.process =
        PortalProcess.start(
            name, database, installed.dataDir(), PortalProcess.freePort(), settings);
    process.awaitReady();
  }

  /**
   * A portal of one's own (on H2) for what is set at the start; whoever asks for it ends its
   * process.
   *
   * @param settings environment variables
   */
  public static Portal withSettings(String name, Map<String, String> settings) {
    return new Portal(name, settings);
  }

  public static Portal on(DatabaseKind kind) {
    return starting(kind).join();
  }

  /** Begins to start the portal of each database side by side, for a class that needs both. */
  static void startBoth() {
    for (DatabaseKind kind : DatabaseKind.values()) {
      starting(kind);
    }
  }

  private static CompletableFuture<Portal> starting(DatabaseKind kind) {
    return RUNNING.computeIfAbsent(
        kind,
        missing ->
            CompletableFuture.supplyAsync(
                () -> new Portal(missing), task -> new Thread(task, "start " + missing).start()));
  }

  /** The database behind it, for what cannot be seen on the wire. */
  public DatabaseKind.TestDatabase database() {
    return database;
  }

  public PortalProcess process() {
    return process;
  }

  public URI url(String pathAndQuery) {
    return process.url(pathAndQuery);
  }

  /**
   * A GET that follows no redirect and unpacks nothing.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> get(String pathAndQuery, String... headers) {
    return send(request(pathAndQuery, headers).build());
  }

  /**
   * A POST of a form, see {@link #get}.
   *
   * @param form already encoded
   */
  public HttpResponse<String> post(String pathAndQuery, String form, String... headers) {
    return send(
        request(pathAndQuery, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpRequest.Builder request(String pathAndQuery, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url(pathAndQuery)).timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
