package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Likeness;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the cell with the key means. */
final class AnswerText {

  private static final Set<String> YES =
      Set.of(
          "正确", "对", "是", "√", "✓", "✔", "T", "TRUE", "Y", "YES", "1", "RIGHT", "对的", "正确的", "1.0");
  private static final Set<String> NO =
      Set.of(
          "错误", "错", "否", "×", "✗", "✘", "╳", "✕", "❌", "X", "F", "FALSE", "N", "NO", "0", "不正确",
          "不对", "WRONG", "错的", "错误的", "0.0");
  private static final Pattern LABELLED =
      Pattern.compile("(?:^|[;；,，、|\\n])\\s*[(（]?([A-T])\\s*[.:、)）]\\s*");

  private AnswerText() {}

  static Optional<Boolean> truth(String text) {
    String word = unwrapped(normal(text)).replaceAll("[。.]$", "");
    return YES.contains(word)
        ? Optional.of(true)
        : NO.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /**
   * Indexes of the right options.
   *
   * @throws RowRefused if the key is empty, names an option that does not exist, or is no key at
   *     all
   */
  static Set<Integer> letters(String text, List<String> options, List<String> remarks) {
    String word = bare(text);
    if (word.isEmpty()) {
      throw new RowRefused("answer-empty", text);
    }
    if (word.matches("[A-Z]{1,20}")) {
      Set<Integer> indexes = new TreeSet<>();
      for (char letter : word.toCharArray()) {
        if (letter - 'A' >= options.size()) {
          throw new RowRefused("answer-beyond-options", text);
        }
        if (!indexes.add(letter - 'A')) {
          remarks.add("answer-letter-twice");
        }
      }
      return indexes;
    }
    Set<Integer> named = inWords(text, options);
    if (named.isEmpty()) {
      throw new RowRefused("answer-unknown", text);
    }
    remarks.add("answer-in-words");
    return named;
  }

  /** The letters of a key without what people put between and around them: A、C → AC. */
  static String bare(String text) {
    return unwrapped(normal(text))
        .replaceFirst("^选(?=[A-Z])", "")
        .replaceAll("(?<=[A-Z])(选?项)$", "")
        .replaceAll("[\\s,，、;；.。/和|]+", "");
  }

  /** Brackets around the whole, and the word before it. */
  private static String unwrapped(String text) {
    return text.replaceFirst("^[【\\[(]?(正确|标准|参考)?答案[】\\])]?\\s*:?\\s*", "")
        .replaceFirst("^[(\\[【《]\\s*([^()\\[\\]【】]*?)\\s*[)\\]】》]$", "$1");
  }

  /** Options the key repeats in words, with their letters or without; none unless all fit. */
  private static Set<Integer> inWords(String text, List<String> options) {
    List<String> folded =
        options.stream().map(o -> Likeness.fold(new RichText(o).plain())).toList();
    int whole = folded.indexOf(Likeness.fold(text));
    if (whole >= 0) {
      return Set.of(whole);
    }
    Set<Integer> labelled = labelled(normal(text), folded);
    if (!labelled.isEmpty()) {
      return labelled;
    }
    for (String between : List.of("[;；|\\n]", "[;；|\\n、,，]")) {
      List<Integer> found =
          Stream.of(text.split(between))
              .filter(part -> !part.isBlank())
              .map(part -> folded.indexOf(Likeness.fold(part)))
              .toList();
      if (!found.isEmpty() && !found.contains(-1)) {
        return new TreeSet<>(found);
      }
    }
    return Set.of();
  }

  /** A.冷却；C.隔离: the words must be those of the letters. */
  private static Set<Integer> labelled(String text, List<String> folded) {
    List<MatchResult> labels = LABELLED.matcher(text).results().toList();
    Set<Integer> found = new TreeSet<>();
    for (int i = 0; i < labels.size(); i++) {
      int index = labels.get(i).group(1).charAt(0) - 'A';
      int end = i + 1 < labels.size() ? labels.get(i + 1).start() : text.length();
      String words = text.substring(labels.get(i).end(), end).replaceAll("[;；,，、|。.\\s]+$", "");
      if (index >= folded.size()
          || !folded.get(index).replaceAll("[。.]$", "").equals(Likeness.fold(words))) {
        return Set.of();
      }
      found.add(index);
    }
    return found;
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }
}
