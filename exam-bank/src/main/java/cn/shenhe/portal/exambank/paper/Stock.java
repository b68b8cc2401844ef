package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import cn.shenhe.portal.exambank.question.item.Likeness;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the bank offers to a blueprint at one moment, by code. Its text form is what a
 * snapshot keeps.
 */
record Stock(List<StockItem> items) {

  /** Estimated similarity from which two questions are compared word by word. */
  private static final double SUSPECT = 0.6;

  Stock {
    items = List.copyOf(items);
  }

  /**
   * The stock of these live questions, alike ones grouped.
   *
   * @param contents by version id
   */
  static Stock of(
      List<LiveQuestion> live, Map<String, FrozenQuestion> contents, Expectation expectation) {
    List<LiveQuestion> sorted =
        live.stream().sorted(Comparator.comparing(LiveQuestion::code)).toList();
    int[] group = new int[sorted.size()];
    Likeness[] likeness = new Likeness[sorted.size()];
    String[] words = new String[sorted.size()];
    for (int i = 0; i < sorted.size(); i++) {
      group[i] = i;
      var item = contents.get(sorted.get(i).versionId()).item();
      likeness[i] = Likeness.of(item);
      words[i] = Likeness.comparable(item);
      for (int j = 0; j < i; j++) {
        if (alike(likeness[i], words[i], likeness[j], words[j])) {
          join(group, i, j);
        }
      }
    }
    List<StockItem> items = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      LiveQuestion question = sorted.get(i);
      items.add(
          new StockItem(
              question.versionId(),
              question.code(),
              question.type(),
              question.difficulty(),
              question.syllabusPoint(),
              root(group, i),
              expectation.facility(question.difficulty())));
    }
    return new Stock(items);
  }

  private static boolean alike(Likeness one, String words, Likeness other, String otherWords) {
    if (one.fingerprint().equals(other.fingerprint())) {
      return true;
    }
    double estimate = one.estimate(other.signature());
    return estimate >= Likeness.NEAR
        || (estimate >= SUSPECT && Likeness.similarity(words, otherWords) >= Likeness.NEAR);
  }

  private static int root(int[] group, int i) {
    int root = i;
    while (group[root] != root) {
      root = group[root];
    }
    return root;
  }

  private static void join(int[] group, int one, int other) {
    int a = root(group, one);
    int b = root(group, other);
    group[Math.max(a, b)] = Math.min(a, b);
  }

  Stock without(Set<String> versionIds) {
    return new Stock(
        items.stream().filter(item -> !versionIds.contains(item.versionId())).toList());
  }

  /** One line per question; equal stock, equal text. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (StockItem item : items) {
      text.append(item.versionId()).append('\t').append(item.code()).append('\t');
      text.append(item.type()).append('\t').append(item.difficulty()).append('\t');
      text.append(item.area()).append('\t').append(item.group()).append('\t');
      text.append(item.facility()).append('\n');
    }
    return text.toString();
  }

  static Stock parse(String text) {
    return new Stock(
        text.lines()
            .map(line -> line.split("\t", -1))
            .map(
                part ->
                    new StockItem(
                        part[0],
                        part[1],
                        QuestionType.valueOf(part[2]),
                        Difficulty.valueOf(part[3]),
                        part[4],
                        Integer.parseInt(part[5]),
                        Double.parseDouble(part[6])))
            .toList());
  }

  /** 64 hex digits of the text. */
  String hash() {
    return Likeness.hex(text().getBytes(StandardCharsets.UTF_8));
  }
}
