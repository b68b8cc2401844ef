package cn.shenhe.portal.content.warning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real messages kept beside the repository; tests that need them skip where they are absent.
 */
public final class SharedFixtures {

  private SharedFixtures() {}

  public static Path warn() {
    return folder("fixtures/warn");
  }

  public static Path attack() {
    return folder("fixtures/attack");
  }

  /** Files of a folder by name; fails when there are none, so that no test passes on nothing. */
  public static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      if (sorted.isEmpty()) {
        throw new IllegalStateException("no fixtures in " + folder.getFileName());
      }
      return sorted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(String name) {
    Path start =
        Path.of(System.getProperty("maven.multiModuleProjectDirectory", "..")).toAbsolutePath();
    Path folder = start.normalize().resolve("../shared").normalize().resolve(name);
    assumeTrue(Files.isDirectory(folder), "shared fixtures are absent");
    return folder;
  }
}
