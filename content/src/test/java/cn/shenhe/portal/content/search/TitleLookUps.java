package cn.shenhe.portal.content.search;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Titles of laws, looked up whole and in pieces, spelt, abbreviated and with errors of typing. */
public final class TitleLookUps {

  private final List<String[]> lookUps = new ArrayList<>();
  private final Set<String> titles = new TreeSet<>();

  /**
   * @param step takes every so many of the look-ups
   */
  public TitleLookUps(int step) throws IOException {
    for (Map<String, String> article : SafetyLaws.articles("docs-national.jsonl.gz")) {
      titles.add(article.get("law"));
    }
    List<String> lines = Files.readAllLines(SafetyLaws.SETS.resolve("knownitem-train.tsv"));
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t");
      if (!cells[2].startsWith("#")) {
        titles.add(cells[2]);
      }
      if (i % step == 0) {
        lookUps.add(cells);
      }
    }
  }

  public List<SearchDocument> documents() {
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
    return documents;
  }

  /** Share of look-ups whose first result is right, for each kind of look-up. */
  public Map<String, Double> measure(SearchIndex index) {
    Synonyms synonyms = Synonyms.shipped();
    Map<String, int[]> byKind = new TreeMap<>();
    for (String[] cells : lookUps) {
      boolean piece = cells[2].startsWith("#");
      String gold = piece ? cells[2].substring(1) : cells[2];
      if (piece && titles.stream().noneMatch(title -> title.contains(gold))) {
        continue;
      }
      boolean right =
          index
              .query(SearchPlan.of(cells[1], synonyms), SearchFilter.NONE, 0, 1, false)
              .passages()
              .stream()
              .map(IndexedPassage::title)
              .anyMatch(title -> piece ? title.contains(gold) : title.equals(gold));
      int[] counts = byKind.computeIfAbsent(cells[0], kind -> new int[2]);
      counts[0] += right ? 1 : 0;
      counts[1]++;
    }
    Map<String, Double> shares = new TreeMap<>();
    byKind.forEach((kind, counts) -> shares.put(kind, (double) counts[0] / counts[1]));
    return shares;
  }

  /** The mean over all kinds. */
  public static double mean(Map<String, Double> shares) {
    return shares.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
