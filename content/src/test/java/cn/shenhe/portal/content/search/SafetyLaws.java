package cn.shenhe.portal.content.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The 293 laws of safety that lie beside the repository, and what people ask. */
public final class SafetyLaws {

  static final Path SETS = SharedFixtures.ROOT.resolve("search");
  private static final Pattern VALUE = Pattern.compile("\"(\\w+)\": \"((?:[^\"\\\\]++|\\\\.)*+)\"");

  private SafetyLaws() {}

  public static boolean present() {
    return Files.isDirectory(SETS);
  }

  /** One map per line of a {@code .jsonl.gz} of the sets. */
  static List<Map<String, String>> articles(String file) throws IOException {
    List<Map<String, String>> articles = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SETS.resolve(file))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, String> article = new HashMap<>();
        Matcher value = VALUE.matcher(line);
        while (value.find()) {
          article.put(value.group(1), value.group(2).replace("\\n", "\n").replace("\\\"", "\""));
        }
        articles.add(article);
      }
    }
    return articles;
  }

  /** One document per law with a passage per article, facets and priors. */
  public static List<SearchDocument> documents() throws IOException {
    Map<String, List<Map<String, String>>> byLaw = new LinkedHashMap<>();
    for (Map<String, String> article : articles("safety-corpus.jsonl.gz")) {
      byLaw.computeIfAbsent(article.get("law"), law -> new ArrayList<>()).add(article);
    }
    List<SearchDocument> documents = new ArrayList<>();
    byLaw.forEach((law, articles) -> documents.add(document(law, articles)));
    return documents;
  }

  private static SearchDocument document(String law, List<Map<String, String>> articles) {
    Map<String, String> head = articles.get(0);
    List<SearchPassage> passages = new ArrayList<>();
    for (Map<String, String> article : articles) {
      String number = article.get("article").replaceAll("[第条]", "");
      passages.add(
          new SearchPassage(
              (article.get("chapter") + " " + article.get("article")).strip(),
              "art-" + (number.isEmpty() ? passages.size() : ChineseNumber.value(number)),
              article.get("text")));
    }
    return new SearchDocument(
        "law",
        head.get("id"),
        "law",
        law,
        "",
        "/law?id=" + head.get("id"),
        head.get("level"),
        List.of(),
        List.of(),
        head.get("date").isEmpty() ? 0 : Integer.parseInt(head.get("date").substring(0, 4)),
        head.get("region").equals("全国") ? 1.2 : 1.0,
        passages);
  }

  /** Questions of people, with and without typing errors, titles and articles of laws. */
  public static List<String> questions(int most) throws IOException {
    List<String> questions = new ArrayList<>(List.of("安全生产法27条", "安法第二十七条", "消防法", "火", "qzx"));
    int each = most / 3;
    for (String file :
        List.of("queries-train.tsv", "queries-typo-train.tsv", "knownitem-train.tsv")) {
      List<String> lines = Files.readAllLines(SETS.resolve(file));
      int step = Math.max(1, lines.size() / each);
      Stream.iterate(0, i -> i < lines.size(), i -> i + step)
          .map(i -> lines.get(i).split("\t")[1])
          .forEach(questions::add);
    }
    return questions;
  }
}
