package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A quick guard over a part of the judged questions and articles; {@code SearchBench} measures all
 * of them on both engines.
 */
class RelevanceTest {

  private static final int EVERY = 20;

  @TempDir Path folder;

  @BeforeEach
  void skipWithoutFixtures() {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
  }

  @Test
  void layQuestionsFindTheArticlesThatAnswerThem() throws IOException {
    Judgements judgements = new Judgements();
    Map<String, String> questions = new LinkedHashMap<>();
    Set<String> wanted = new HashSet<>();
    int at = 0;
    for (Map.Entry<String, String> question :
        judgements.questions(Judgements.file("queries-train.tsv")).entrySet()) {
      if (at++ % EVERY == 0) {
        questions.put(question.getKey(), question.getValue());
        wanted.addAll(judgements.gold(question.getKey()));
      }
    }
    List<SearchDocument> all = judgements.documents(1);
    List<SearchDocument> part =
        all.stream()
            .filter(
                document ->
                    wanted.contains(document.key()) || document.key().hashCode() % EVERY == 0)
            .toList();
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(part);
      double[] sums = judgements.measure(index, questions);
      System.out.printf(
          "RELEVANCE of %d questions over %d articles: nDCG@10 %.3f Recall@100 %.3f%n",
          questions.size(), part.size(), sums[0] / sums[3], sums[2] / sums[3]);
      assertThat(sums[0] / sums[3]).isGreaterThan(.58);
      assertThat(sums[2] / sums[3]).isGreaterThan(.78);
    }
  }

  @Test
  void titlesAreFoundByPinyinInitialsAndWithTypos() throws IOException {
    TitleLookUps lookUps = new TitleLookUps(EVERY);
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(lookUps.documents());
      Map<String, Double> shares = lookUps.measure(index);
      System.out.printf("TITLES S@1 %.3f: %s%n", TitleLookUps.mean(shares), shares);
      assertThat(shares).hasSize(19);
      assertThat(TitleLookUps.mean(shares)).isGreaterThan(.94);
    }
  }
}
