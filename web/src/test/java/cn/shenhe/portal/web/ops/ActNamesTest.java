package cn.shenhe.portal.web.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the audit log reads names: every act the modules write down has one. */
class ActNamesTest {

  private static final Pattern ACT =
      Pattern.compile(
          "new (?:Training|Content|ExamBank)Act\\(\\s*(?:\\w+ \\? )?\"([a-z0-9.-]+[a-z0-9])\"");

  @Test
  void everyActHasAName() throws IOException {
    Set<String> acts = new TreeSet<>();
    for (String module : List.of("content", "exam-bank", "training", "web")) {
      Path sources =
          Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."), module)
              .resolve("src/main/java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher act = ACT.matcher(Files.readString(file));
          while (act.find()) {
            acts.add(act.group(1));
          }
        }
      }
    }
    ResourceBundle names = ResourceBundle.getBundle("texts.act", Locale.CHINA);

    assertThat(acts).hasSizeGreaterThan(100);
    assertThat(acts).filteredOn(act -> !names.containsKey(act)).isEmpty();
  }
}
