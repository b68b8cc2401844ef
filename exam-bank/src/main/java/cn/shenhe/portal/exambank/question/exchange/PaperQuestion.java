package cn.shenhe.portal.exambank.question.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One question of a paper while its lines come in. */
final class PaperQuestion {

  private final int line;
  private final int number;
  private final int section;
  private final Map<ColumnRole, StringBuilder> parts = new EnumMap<>(ColumnRole.class);
  private ColumnRole role = ColumnRole.STEM;
  private final List<String> earlier = new ArrayList<>();
  private String kind;
  private String unread = "";
  private String doubted = "";

  /**
   * @param line of the file, from 1
   * @param number as printed; 0 if there is none
   * @param section how many titles stand above it
   * @param kind what the last of them says; may be empty
   */
  PaperQuestion(int line, int number, int section, String kind) {
    this.line = line;
    this.number = number;
    this.section = section;
    this.kind = kind;
  }

  int number() {
    return number;
  }

  int section() {
    return section;
  }

  String kind() {
    return kind;
  }

  void kind(String said) {
    kind = said;
  }

  boolean hasAnswer() {
    return parts.containsKey(ColumnRole.ANSWER);
  }

  boolean lacksAnswer() {
    return text(ColumnRole.ANSWER).isEmpty();
  }

  boolean isExplained() {
    return parts.containsKey(ColumnRole.EXPLANATION);
  }

  boolean isAsking() {
    return role == ColumnRole.STEM && !parts.containsKey(ColumnRole.OPTIONS);
  }

  /** Options come before the key; after it they belong to the explanation, unless none came yet. */
  boolean takesOptions() {
    return role == ColumnRole.STEM
        || role == ColumnRole.OPTIONS
        || !parts.containsKey(ColumnRole.OPTIONS) && role != ColumnRole.EXPLANATION;
  }

  /** What follows belongs to what this word announces. */
  void begin(String word) {
    String plain = word.toLowerCase(Locale.ROOT);
    role =
        plain.matches(".*(解析|分析|详解|解答)")
            ? ColumnRole.EXPLANATION
            : plain.equals("我的答案")
                ? ColumnRole.IGNORE
                : plain.matches("答|.*答案(是|为)?|answer")
                    ? ColumnRole.ANSWER
                    : plain.startsWith("难")
                        ? ColumnRole.DIFFICULTY
                        : plain.matches("知识点|考点|章节")
                            ? ColumnRole.SYLLABUS
                            : plain.endsWith("依据")
                                ? ColumnRole.LAW
                                : plain.equals("题型") ? ColumnRole.TYPE : ColumnRole.IGNORE;
    if (role == ColumnRole.ANSWER && !text(role).isEmpty()) {
      if (isExplained()) {
        role = ColumnRole.EXPLANATION;
        append(word + "：");
      } else {
        earlier.add(text(role));
        parts.remove(role);
      }
    }
    parts.computeIfAbsent(role, r -> new StringBuilder());
  }

  void options(String text) {
    role = ColumnRole.OPTIONS;
    append(text);
  }

  void answer(String key) {
    parts.put(ColumnRole.ANSWER, new StringBuilder(key));
  }

  void append(String text) {
    if (!text.isEmpty()) {
      StringBuilder part = parts.computeIfAbsent(role, r -> new StringBuilder());
      part.append(part.length() > 0 ? "\n" : "").append(text);
    }
  }

  private String text(ColumnRole which) {
    return parts.getOrDefault(which, new StringBuilder()).toString().strip();
  }

  /** Whether the options, the key, or brackets with the key have come. */
  boolean isComplete() {
    return parts.containsKey(ColumnRole.OPTIONS)
        || hasAnswer()
        || isExplained()
        || StemKey.said(Dirt.wash(text(ColumnRole.STEM))).isPresent();
  }

  /** Something that may belong to it was not read. */
  void unread(String text) {
    unread = text;
  }

  /** Numbered lines were taken into the stem that only options after them prove to be such. */
  void doubt(String text) {
    doubted = text;
  }

  /** Why no row can be made of it; empty if one can. */
  Optional<RowRefused> refusal() {
    String left = parts.containsKey(ColumnRole.OPTIONS) || !unread.isEmpty() ? unread : doubted;
    if (!left.isEmpty()) {
      return Optional.of(new RowRefused("text-not-read", left));
    }
    String key = plainKey(text(ColumnRole.ANSWER));
    return earlier.stream()
        .filter(other -> !plainKey(other).equals(key))
        .findFirst()
        .map(other -> new RowRefused("answer-conflict", other + " ≠ " + text(ColumnRole.ANSWER)));
  }

  private static String plainKey(String answer) {
    String key = answer.replaceAll("[。；;，,]+$", "");
    return AnswerText.truth(key).map(String::valueOf).orElseGet(() -> AnswerText.bare(key));
  }

  /** As a row of the columns of {@link PaperText}. */
  TableRow row() {
    String said = text(ColumnRole.TYPE);
    String stem = Dirt.wash(text(ColumnRole.STEM));
    String answer = text(ColumnRole.ANSWER).replaceAll("[。；;，,]+$", "");
    String key = answer.isEmpty() ? StemKey.said(stem).orElse("") : answer;
    List<TableRow.Cell> cells =
        Stream.of(
                number > 0 ? String.valueOf(number) : "",
                said.isEmpty() ? kind : said,
                stem,
                text(ColumnRole.OPTIONS),
                key,
                text(ColumnRole.EXPLANATION),
                text(ColumnRole.DIFFICULTY),
                text(ColumnRole.SYLLABUS),
                text(ColumnRole.LAW))
            .map(TableRow.Cell::of)
            .toList();
    return new TableRow("第" + line + "行", cells);
  }
}
