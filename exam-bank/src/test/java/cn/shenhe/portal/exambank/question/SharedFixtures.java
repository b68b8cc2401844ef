package cn.shenhe.portal.exambank.question;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Foreign files for tests; never part of the repository. */
public final class SharedFixtures {

  private SharedFixtures() {}

  private static Path root() {
    String project = System.getProperty("maven.multiModuleProjectDirectory");
    Path start = project == null ? Path.of("").toAbsolutePath().getParent() : Path.of(project);
    return start.resolve("../shared/fixtures").normalize();
  }

  /** All files below a folder, sorted; skips the test where there are none. */
  public static List<Path> below(String folder) {
    Path path = root().resolve(folder);
    assumeTrue(Files.exists(path), "shared fixtures are absent");
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of what lies directly in a folder, sorted; {@code -} where there are none. */
  public static List<String> beside(String folder) {
    Path path = root().resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of("-");
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path below the fixtures, with slashes. */
  public static String name(Path file) {
    return root().relativize(file).toString().replace('\\', '/');
  }

  public static Path file(String name) {
    Path path = root().resolve(name);
    assumeTrue(Files.isRegularFile(path), "shared fixtures are absent");
    return path;
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
