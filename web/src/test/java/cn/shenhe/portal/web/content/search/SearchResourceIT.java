package cn.shenhe.portal.web.content.search;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.OnPortal;
import cn.shenhe.portal.web.testing.Portal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for programs and browsers. */
@ExtendWith(OnPortal.class)
class SearchResourceIT {

  private static final int STEMS = 5;

  private final Portal portal;

  SearchResourceIT(Portal portal) {
    this.portal = portal;
  }

  @Test
  void programsGetPlainTextWithRanges() {
    String answer = portal.get("/api/v1/search?q=cpr").body();
    assertThat(answer)
        .contains("\"total\"", "\"marks\":[[", "slug=cpr-aed")
        .doesNotContain("<mark");
  }

  @ParameterizedTest
  @CsvSource({
    "示例学校A,shelter",
    "怡静园,base",
    "安全知识宣传周,campaign",
    "关于本站,help",
    "灭火器,courseware",
  })
  void oneBoxFindsWhatEveryFeatureHandsOver(String question, String feature) {
    String asked = URLEncoder.encode(question, StandardCharsets.UTF_8);
    assertThat(portal.get("/api/v1/search?q=" + asked).body())
        .as(question)
        .contains("\"id\":\"" + feature + "/");
  }

  @Test
  void browsersMayAddTheSearchAndCompleteWords() {
    assertThat(portal.get("/opensearch.xml").body()).contains("/search/search?q={searchTerms}");
    assertThat(portal.get("/api/v1/suggestions?q=mhq").body()).contains("灭火器");
  }

  @Test
  void noQuestionOfTheBankIsEverFound() throws IOException {
    for (String file : List.of("public-knowledge", "principal", "low-voltage-electrician")) {
      List<String> stems = stems(file);
      assertThat(stems).hasSize(STEMS);
      for (String stem : stems) {
        String asked = URLEncoder.encode(stem, StandardCharsets.UTF_8);
        String answer = portal.get("/api/v1/search?q=" + asked).body();
        assertThat(answer).as(stem).contains("\"total\"").doesNotContain(stem.substring(0, 12));
      }
    }
  }

  /** The first questions of a file that ships, short enough to be asked whole. */
  private static List<String> stems(String file) throws IOException {
    try (InputStream in = SearchResourceIT.class.getResourceAsStream("/bank/" + file + ".csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(",")[2])
          .filter(stem -> stem.length() >= 12 && stem.length() <= 60 && !stem.contains("\""))
          .limit(STEMS)
          .toList();
    }
  }
}
