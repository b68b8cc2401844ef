package cn.shenhe.portal.content.search;

import java.nio.file.Path;

/** Where the judged questions lie beside the repository; tests skip where they are absent. */
final class SharedFixtures {

  static final Path ROOT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
          .toAbsolutePath()
          .normalize()
          .resolve("../shared/fixtures")
          .normalize();

  private SharedFixtures() {}
}
