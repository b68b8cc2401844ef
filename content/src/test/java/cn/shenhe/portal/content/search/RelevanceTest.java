package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Judged questions of lay people over 58,713 articles of law: the half that may be tuned on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelevanceTest {

  private static final Path SETS = SafetyLaws.SETS;
  @TempDir Path folder;
  private final Synonyms synonyms = Synonyms.shipped();
  private final Set<String> titles = new HashSet<>();

  @BeforeAll
  void read() throws IOException {
    assumeTrue(Files.isDirectory(SETS), "shared fixtures are absent");
    SafetyLaws.articles("docs-national.jsonl.gz")
        .forEach(article -> titles.add(article.get("law")));
  }

  @Test
  void layQuestionsFindTheArticlesThatAnswerThem() throws IOException {
    Judgements judgements = new Judgements();
    try (TestIndex index = new TestIndex(folder.resolve("articles"))) {
      index.rebuild(judgements.documents(1));
      double[] sums =
          judgements.measure(index, judgements.questions(Judgements.file("queries-train.tsv")));
      System.out.printf(
          "RELEVANCE train: n %.0f nDCG@10 %.3f MRR@10 %.3f Recall@100 %.3f%n",
          sums[3], sums[0] / sums[3], sums[1] / sums[3], sums[2] / sums[3]);
      assertThat(sums[0] / sums[3]).isGreaterThan(.40);
      assertThat(sums[2] / sums[3]).isGreaterThan(.70);
    }
  }

  @Test
  void titlesAreFoundByPinyinInitialsAndWithTypos() throws IOException {
    List<String> lookUps = Files.readAllLines(SETS.resolve("knownitem-train.tsv"));
    for (String line : lookUps) {
      String gold = line.split("\t")[2];
      if (!gold.startsWith("#")) {
        titles.add(gold);
      }
    }
    try (TestIndex index = new TestIndex(folder.resolve("titles"))) {
      List<SearchDocument> documents = new ArrayList<>();
      for (String title : titles) {
        documents.add(
            new SearchDocument(
                "law",
                "t" + documents.size(),
                "law",
                title,
                "",
                "/law",
                "",
                List.of(),
                List.of(),
                0,
                1,
                List.of()));
      }
      index.rebuild(documents);
      Map<String, int[]> byKind = new TreeMap<>();
      for (String line : lookUps) {
        String[] cells = line.split("\t");
        String piece = cells[2].substring(1);
        if (cells[2].startsWith("#") && titles.stream().noneMatch(t -> t.contains(piece))) {
          continue;
        }
        List<String> found =
            index
                .query(SearchPlan.of(cells[1], synonyms), SearchFilter.NONE, 0, 1)
                .passages()
                .stream()
                .map(IndexedPassage::title)
                .toList();
        int[] counts = byKind.computeIfAbsent(cells[0], kind -> new int[2]);
        counts[1]++;
        boolean right =
            !found.isEmpty()
                && (cells[2].startsWith("#")
                    ? found.get(0).contains(piece)
                    : found.get(0).equals(cells[2]));
        counts[0] += right ? 1 : 0;
      }
      double mean = 0;
      StringBuilder report = new StringBuilder();
      for (Map.Entry<String, int[]> kind : byKind.entrySet()) {
        double share = (double) kind.getValue()[0] / kind.getValue()[1];
        report.append(" %s %.3f".formatted(kind.getKey(), share));
        mean += share / byKind.size();
      }
      System.out.printf("TITLES S@1 mean %.3f:%s%n", mean, report);
      assertThat(mean).isGreaterThan(.94);
    }
  }
}
