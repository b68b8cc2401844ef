package cn.shenhe.portal.web.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The test data beside the repository; a test that needs a file of it is skipped without it. */
public final class SharedFixtures {

  private SharedFixtures() {}

  public static Path file(String path) {
    Path root = Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));
    Path file = root.resolve("../shared").resolve(path).normalize();
    assumeTrue(Files.exists(file), "shared fixtures are absent");
    return file;
  }
}
