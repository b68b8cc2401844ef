package cn.shenhe.portal.content.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Questions of lay people, judged by experts over 58,713 articles of law, and how to score. */
public final class Judgements {

  private static final Set<String> NATIONAL_LAWS =
      Set.of("刑法", "宪法", "宪法相关法", "民法典", "民法商法", "社会法", "经济法", "行政法", "诉讼与非诉讼程序法");

  private final List<Map<String, String>> articles;
  private final Map<String, Set<String>> gold = new HashMap<>();

  public Judgements() throws IOException {
    articles = SafetyLaws.articles("docs-national.jsonl.gz");
    judge(SafetyLaws.SETS.resolve("qrels-train.tsv"));
  }

  /** Takes further judgements in. */
  public void judge(Path qrels) throws IOException {
    for (String line : Files.readAllLines(qrels)) {
      String[] cells = line.split("\\s+");
      gold.computeIfAbsent(cells[0], id -> new HashSet<>()).add("law/" + cells[2]);
    }
  }

  /** Judged questions by id, in the order of the file. */
  public Map<String, String> questions(Path file) throws IOException {
    Map<String, String> questions = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", 2);
      if (gold.containsKey(cells[0])) {
        questions.put(cells[0], cells[1]);
      }
    }
    return questions;
  }

  public static Path file(String name) {
    return SafetyLaws.SETS.resolve(name);
  }

  /** Every article as a document, {@code copies} times under other keys. */
  public List<SearchDocument> documents(int copies) {
    List<SearchDocument> documents = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      for (Map<String, String> article : articles) {
        documents.add(document(article, copy == 0 ? "" : "-" + copy));
      }
    }
    return documents;
  }

  private static SearchDocument document(Map<String, String> article, String suffix) {
    String date = article.getOrDefault("date", "");
    return new SearchDocument(
        "law",
        article.get("id") + suffix,
        "law",
        article.get("law"),
        "",
        "/law",
        article.get("level"),
        List.of(),
        List.of(),
        date.length() < 4 ? 0 : Integer.parseInt(date.substring(0, 4)),
        NATIONAL_LAWS.contains(article.get("level")) ? 1.25 : 1.0,
        List.of(
            new SearchPassage(
                (article.get("chapter") + " " + article.get("article")).strip(),
                "",
                article.get("text"))));
  }

  /** Keys of the articles that answer a question. */
  Set<String> gold(String id) {
    return gold.get(id);
  }

  /** nDCG@10, MRR@10 and Recall@100, summed over the questions; the fourth is their number. */
  public double[] measure(SearchIndex index, Map<String, String> questions) {
    double[] sums = new double[4];
    Synonyms synonyms = Synonyms.shipped();
    questions.forEach(
        (id, question) -> {
          List<String> found =
              index
                  .query(SearchPlan.of(question, synonyms), SearchFilter.NONE, 0, 100, false)
                  .passages()
                  .stream()
                  .map(IndexedPassage::key)
                  .toList();
          Set<String> wanted = gold.get(id);
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
          sums[0] += gain / ideal;
          sums[1] += first;
          sums[2] += (double) hits / wanted.size();
          sums[3]++;
        });
    return sums;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
