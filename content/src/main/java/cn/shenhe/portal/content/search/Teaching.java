package cn.shenhe.portal.content.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What clicks taught about each document: the questions that led to its passages, and how popular
 * the work is that it is a part of (a law whose articles are documents of their own is one work;
 * parts of a work bear the same title).
 */
final class Teaching {

  private static final Synonyms NONE = Synonyms.of(List.of());

  /** By key, then by anchor; one question per line. */
  private final Map<String, Map<String, String>> questions = new HashMap<>();

  /** By title. */
  private final Map<String, Double> popularity = new HashMap<>();

  /** The popularity of a work nobody has opened, by the number of its passages. */
  private double average;

  private final Map<String, Integer> passages = new HashMap<>();

  private Teaching() {}

  /**
   * @param opened what is known, the most frequent first
   * @param documents all there are; read only when something is known
   */
  static Teaching of(List<OpenedCount> opened, Iterable<SearchDocument> documents) {
    Teaching teaching = new Teaching();
    if (!opened.isEmpty()) {
      teaching.learn(opened, documents);
    }
    return teaching;
  }

  private void learn(List<OpenedCount> opened, Iterable<SearchDocument> documents) {
    Map<String, Long> clicksByKey = new HashMap<>();
    long clicks = 0;
    for (OpenedCount count : opened) {
      String asked = SearchPlan.of(count.question(), NONE).core();
      questions
          .computeIfAbsent(count.key(), key -> new HashMap<>())
          .merge(count.anchor(), asked, (one, other) -> one + "\n" + other);
      clicksByKey.merge(count.key(), count.times(), Long::sum);
      clicks += count.times();
    }
    Map<String, Long> clicksByWork = new HashMap<>();
    long all = 0;
    for (SearchDocument document : documents) {
      int size = Math.max(1, document.passages().size());
      passages.merge(document.title(), size, Integer::sum);
      all += size;
      Long own = clicksByKey.get(document.key());
      if (own != null) {
        clicksByWork.merge(document.title(), own, Long::sum);
      }
    }
    average = (double) clicks / Math.max(1, all);
    clicksByWork.forEach(
        (work, times) ->
            popularity.put(work, Learnt.popularity(times, passages.get(work), average)));
  }

  /** The document with what is known about it. */
  SearchDocument taught(SearchDocument document) {
    if (average == 0) {
      return document;
    }
    Double known = popularity.get(document.title());
    int size = passages.getOrDefault(document.title(), 1);
    return document.with(
        new Learnt(
            questions.getOrDefault(document.key(), Map.of()),
            known == null ? Learnt.popularity(0, size, average) : known));
  }
}
