package cn.shenhe.portal.web.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No reader sees the key of a text that is not there. */
class TopicNamesTest {

  private static final Path WEBAPP = Path.of("src/main/webapp");

  private final TopicNames names = new TopicNames();

  @Test
  void aTopicOfAnEditorsOwnIsCalledAsItIs() {
    assertThat(names.of("fire")).isEqualTo("消防");
    assertThat(names.of("drones")).isEqualTo("drones");
    assertThat(names.of(null)).isEmpty();
    assertThat(names.getAll())
        .contains(new TopicNames.Topic("gas", "燃气安全"))
        .noneMatch(topic -> topic.name().isBlank());
  }

  @Test
  void noPageNamesATopicBesideThem() throws IOException {
    try (Stream<Path> pages = Files.walk(WEBAPP)) {
      List<Path> all = pages.filter(page -> page.toString().endsWith(".xhtml")).toList();
      assertThat(all).hasSizeGreaterThan(100);
      for (Path page : all) {
        assertThat(Files.readString(page)).as(page.toString()).doesNotContain("['topic.'");
      }
    }
  }
}
