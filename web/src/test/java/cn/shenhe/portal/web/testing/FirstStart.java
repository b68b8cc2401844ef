package cn.shenhe.portal.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A portal that was started once on an empty database, loaded the demo data and was asked to stop;
 * one per database and test JVM, made by its first use. All others take a {@link #copy} of what it
 * left instead of loading the demo data again. Nobody starts a portal on the original.
 */
public final class FirstStart {

  private static final Map<DatabaseKind, FirstStart> MADE = new ConcurrentHashMap<>();

  /** The part of the data directory that every start makes anew. */
  private static final String NOT_KEPT = "server";

  private final DatabaseKind kind;
  private final Path dataDir = PortalProcess.freshDirectory("first");
  private final DatabaseKind.TestDatabase database;
  private final PortalProcess process;
  private final String metrics;
  private final int exitStatus;

  private FirstStart(DatabaseKind kind) {
    this.kind = kind;
    database = kind.fresh(dataDir);
    process =
        PortalProcess.start(
                "first-" + kind.name().toLowerCase(Locale.ROOT),
                database,
                dataDir,
                PortalProcess.freePort())
            .awaitReady();
    metrics = process.read("/metrics");
    exitStatus = process.terminate();
  }

  public static FirstStart on(DatabaseKind kind) {
    synchronized (kind) {
      FirstStart made = MADE.get(kind);
      if (made == null) {
        made = new FirstStart(kind);
        MADE.put(kind, made);
      }
      return made;
    }
  }

  /** Of the process after SIGTERM. */
  public int exitStatus() {
    return exitStatus;
  }

  /** What it had counted when everything was loaded. */
  public String metrics() {
    return metrics;
  }

  /** The process, which has ended. */
  public PortalProcess process() {
    return process;
  }

  /** What it left in the database; only to be read. */
  public DatabaseKind.TestDatabase database() {
    return database;
  }

  /**
   * A data directory and a database of one's own, both as the first start left them.
   *
   * @param name of the directory
   */
  public Installed copy(String name) {
    Path copy = PortalProcess.freshDirectory(name);
    try (Stream<Path> parts = Files.list(dataDir)) {
      for (Path part : parts.filter(path -> !path.endsWith(NOT_KEPT)).toList()) {
        copy(part, copy.resolve(part.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Installed(copy, kind.copy(database, copy));
  }

  /** A portal that only needs to be started. */
  public record Installed(Path dataDir, DatabaseKind.TestDatabase database) {}

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> content = Files.walk(from)) {
      for (Path path : content.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
