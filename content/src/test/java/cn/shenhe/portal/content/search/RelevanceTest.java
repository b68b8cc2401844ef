package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.lucene.TestIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
  private static final Set<String> NATIONAL_LAWS =
      Set.of("刑法", "宪法", "宪法相关法", "民法典", "民法商法", "社会法", "经济法", "行政法", "诉讼与非诉讼程序法");

  @TempDir Path folder;
  private final Synonyms synonyms = Synonyms.shipped();
  private final Set<String> titles = new HashSet<>();
  private List<Map<String, String>> articles;

  @BeforeAll
  void read() throws IOException {
    assumeTrue(Files.isDirectory(SETS), "shared fixtures are absent");
    articles = SafetyLaws.articles("docs-national.jsonl.gz");
    articles.forEach(article -> titles.add(article.get("law")));
  }

  private static SearchDocument document(Map<String, String> article) {
    String heading = (article.get("chapter") + " " + article.get("article")).strip();
    return new SearchDocument(
        "law",
        article.get("id"),
        "law",
        article.get("law"),
        "",
        "/law",
        "law",
        List.of(),
        List.of(),
        0,
        NATIONAL_LAWS.contains(article.get("level")) ? 1.25 : 1.0,
        List.of(new SearchPassage(heading, "", article.get("text"))));
  }

  @Test
  void layQuestionsFindTheArticlesThatAnswerThem() throws IOException {
    try (TestIndex index = new TestIndex(folder.resolve("articles"))) {
      index.rebuild(articles.stream().map(RelevanceTest::document).toList());
      Map<String, Set<String>> gold = new HashMap<>();
      for (String line : Files.readAllLines(SETS.resolve("qrels-train.tsv"))) {
        String[] cells = line.split("\\s+");
        gold.computeIfAbsent(cells[0], id -> new HashSet<>()).add("law/" + cells[2]);
      }
      double[] clean = measure(index, "queries-train.tsv", gold);
      double[] typo = measure(index, "queries-typo-train.tsv", gold);
      assertThat(clean[0]).isGreaterThan(.40);
      assertThat(clean[2]).isGreaterThan(.70);
      assertThat(typo[0]).isGreaterThan(.38);
    }
  }

  private double[] measure(TestIndex index, String file, Map<String, Set<String>> gold)
      throws IOException {
    double ndcg = 0;
    double mrr = 0;
    double recall = 0;
    int count = 0;
    long began = System.nanoTime();
    for (String line : Files.readAllLines(SETS.resolve(file))) {
      String[] cells = line.split("\t", 2);
      Set<String> wanted = gold.get(cells[0]);
      if (wanted == null) {
        continue;
      }
      List<String> found =
          index
              .query(SearchPlan.of(cells[1], synonyms), SearchFilter.NONE, 0, 100)
              .passages()
              .stream()
              .map(IndexedPassage::key)
              .toList();
      double gain = 0;
      double ideal = 0;
      double first = 0;
      int hits = 0;
      for (int rank = 0; rank < found.size(); rank++) {
        if (wanted.contains(found.get(rank))) {
          hits++;
          if (rank < 10) {
            gain += 1 / log2(rank + 2);
            first = first == 0 ? 1.0 / (rank + 1) : first;
          }
        }
      }
      for (int rank = 0; rank < Math.min(10, wanted.size()); rank++) {
        ideal += 1 / log2(rank + 2);
      }
      ndcg += gain / ideal;
      mrr += first;
      recall += (double) hits / wanted.size();
      count++;
    }
    double[] result = {ndcg / count, mrr / count, recall / count};
    System.out.printf(
        "RELEVANCE %s: n %d nDCG@10 %.3f MRR@10 %.3f Recall@100 %.3f (%.1f ms/question)%n",
        file, count, result[0], result[1], result[2], (System.nanoTime() - began) / 1e6 / count);
    return result;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
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
