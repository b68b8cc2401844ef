package cn.shenhe.portal.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings table of the README lists what the code reads: no key more, no key less. */
class SettingsTableTest {

  private static final Path ROOT =
      Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."));

  private static final Pattern KEY_IN_CODE =
      Pattern.compile("\"(portal\\.[a-z0-9]+(?:[.-][a-z0-9]+)*|PORTAL_[A-Z_]+)\"");
  private static final Pattern ROW_OF_THE_TABLE =
      Pattern.compile("(?m)^\\| `([^`]+)` \\|[^|\\n]*\\| *[^| \\n][^|\\n]*\\|$");

  /** Signs from the application to the launcher, set by no operator, and names of files. */
  private static final Set<String> NOT_SETTINGS =
      Set.of("portal.started", "portal.demo.users", "portal.css", "portal.js");

  @Test
  void tableListsEveryKeyOfTheCode() throws IOException {
    Set<String> inCode = new TreeSet<>();
    for (String module : List.of("content", "exam-bank", "training", "web")) {
      inCode.addAll(keysBelow(ROOT.resolve(module).resolve("src/main/java")));
    }
    inCode.removeAll(NOT_SETTINGS);
    // The launcher reads some of the portal's own settings from the environment too.
    Set<String> ownNames = new TreeSet<>(inCode);
    inCode.removeIf(
        key ->
            ownNames.contains(key.toLowerCase(Locale.ROOT).replace('_', '.')) && isLauncher(key));

    assertThat(inCode).contains("portal.db.url", "portal.demo", "PORTAL_HTTP_PORT");
    assertThat(found(ROW_OF_THE_TABLE, Files.readString(ROOT.resolve("README.md"))))
        .containsExactlyInAnyOrderElementsOf(inCode);
  }

  private static boolean isLauncher(String key) {
    return key.startsWith("PORTAL_");
  }

  private static Set<String> keysBelow(Path folder) throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> keys.addAll(found(KEY_IN_CODE, content(file))));
    }
    return keys;
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(hit -> hit.group(1)).toList();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
