package cn.shenhe.portal.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A scope has one worker: a second one at the same scope puts the first out of work. */
class OfflineWorkerTest {

  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Pattern REGISTERED =
      Pattern.compile("serviceWorker\\.register\\(([^)]*)\\)|data-worker=\"([^\"]*)\"");

  @Test
  void everyPageRegistersTheSameWorker() throws IOException {
    List<String> registered = new ArrayList<>();
    try (Stream<Path> files = Files.walk(WEBAPP)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(js|xhtml)")).toList()) {
        Matcher found = REGISTERED.matcher(Files.readString(file));
        while (found.find()) {
          registered.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
      }
    }
    assertThat(registered)
        .containsExactlyInAnyOrder("base + '/sw.js'", "box.dataset.worker", "#{shell.base}/sw.js");
  }

  @Test
  void picturesOfLessonsStandOnAnotherShelfThanThoseOfThePack() throws IOException {
    String worker = Files.readString(WEBAPP.resolve("WEB-INF/assets/sw.js"));
    assertThat(worker)
        .contains("keep(PICTURES, event.request,", "keep(PACKED, picture,", "KEPT[PACKED] =")
        .doesNotContain("keep(LESSONS");
  }

  @Test
  void theWorkerKeepsPagesAndShowsWhatIsPushed() throws IOException {
    String worker = Files.readString(WEBAPP.resolve("WEB-INF/assets/sw.js"));
    for (String event :
        List.of(
            "install",
            "activate",
            "fetch",
            "message",
            "push",
            "notificationclick",
            "pushsubscriptionchange")) {
      assertThat(worker).contains("self.addEventListener('" + event + "'");
    }
  }
}
