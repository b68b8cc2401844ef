package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Likeness;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the cell with the key means. */
final class AnswerText {

  private static final Set<String> YES =
      Set.of("正确", "对", "是", "√", "✓", "T", "TRUE", "Y", "YES", "1", "RIGHT", "对的", "1.0");
  private static final Set<String> NO =
      Set.of(
          "错误", "错", "否", "×", "✗", "X", "F", "FALSE", "N", "NO", "0", "不正确", "不对", "WRONG", "0.0");

  private AnswerText() {}

  static Optional<Boolean> truth(String text) {
    String word = normal(text).replaceAll("[。.]$", "");
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
    String word = normal(text).replaceAll("[\\s,，、;；.。/和|]+", "");
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
    String wanted = Likeness.fold(text);
    for (int i = 0; i < options.size(); i++) {
      if (Likeness.fold(new RichText(options.get(i)).plain()).equals(wanted)) {
        remarks.add("answer-in-words");
        return Set.of(i);
      }
    }
    throw new RowRefused("answer-unknown", text);
  }

  private static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
  }
}
