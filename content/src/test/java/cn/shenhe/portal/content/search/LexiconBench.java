package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How fast the box completes what is typed, over all titles of laws and all synonyms. */
class LexiconBench {

  @Test
  void suggestionsComeWithinTwentyMilliseconds() throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    Set<String> titles = new LinkedHashSet<>();
    for (Map<String, String> article : SafetyLaws.articles("docs-national.jsonl.gz")) {
      titles.add(article.get("law"));
    }
    Lexicon lexicon = new Lexicon(titles, Synonyms.shipped().words());
    List<Long> times = new ArrayList<>();
    int asked = 0;
    for (String title : titles) {
      String typed = title.substring(0, Math.min(title.length(), 1 + asked % 6));
      for (String text : List.of(typed, Pinyin.joined(typed), Pinyin.initials(typed))) {
        long began = System.nanoTime();
        lexicon.suggest(text, 8);
        if (asked++ > 300) {
          times.add(System.nanoTime() - began);
        }
      }
      if (asked > 3000) {
        break;
      }
    }
    times.sort(null);
    double p95 = times.get(times.size() * 95 / 100) / 1e6;
    System.out.printf(
        "BENCH suggestions over %d titles: p50 %.2f ms, p95 %.2f ms%n",
        titles.size(), times.get(times.size() / 2) / 1e6, p95);
    assertThat(p95).isLessThanOrEqualTo(20);
  }
}
