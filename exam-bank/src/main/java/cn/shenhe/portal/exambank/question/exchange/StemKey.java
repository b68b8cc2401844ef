package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The key many papers print inside the brackets of the stem: 应当（ B ）。 or …必须验电。（√）. A candidate
 * must never see it.
 */
final class StemKey {

  private static final Pattern KEYED =
      Pattern.compile(
          "[（(][\\s\u3000]*([A-HＡ-Ｈ](?:[\\s\u3000、,，]*[A-HＡ-Ｈ]){0,7}|[√×✓✗✔✘╳]|对|错|正确|错误|[TF])"
              + "[\\s\u3000]*[)）]");
  private static final Pattern BLANK = Pattern.compile("（　）|_{2,}|＿{2,}|[（(][\\s\u3000]*[)）]");

  private StemKey() {}

  /** What the only brackets of the stem say, if it is a key; empty if they are none or a unit. */
  static Optional<String> said(String stem) {
    return only(stem).filter(key -> !isUnit(stem, key)).map(key -> key.group(1).strip());
  }

  /**
   * The washed stem without the key.
   *
   * @throws RowRefused if the brackets and the answer say different things
   */
  static String hidden(String stem, String answer) {
    Optional<MatchResult> only = only(stem);
    if (only.isEmpty() || answer.isEmpty()) {
      return stem;
    }
    MatchResult key = only.get();
    String inside = key.group(1).strip();
    Optional<Boolean> says = AnswerText.truth(inside);
    Optional<Boolean> truth = AnswerText.truth(answer);
    boolean same =
        says.isPresent() && truth.isPresent()
            ? says.equals(truth)
            : AnswerText.bare(inside).equals(AnswerText.bare(answer));
    if (same) {
      return stem.substring(0, key.start()) + "（　）" + stem.substring(key.end());
    }
    boolean letters = AnswerText.bare(inside).matches("[A-H]+");
    if (letters ? isKey(stem, key) : truth.isPresent()) {
      throw new RowRefused("answer-conflict", inside + " ≠ " + answer);
    }
    return stem;
  }

  private static Optional<MatchResult> only(String stem) {
    List<MatchResult> keys =
        KEYED.matcher(stem).results().filter(key -> isInOrder(key.group(1))).toList();
    return keys.size() != 1 || BLANK.matcher(stem).find()
        ? Optional.empty()
        : Optional.of(keys.get(0));
  }

  /** Letters of a key rise; those of an abbreviation (AED) seldom do. */
  private static boolean isInOrder(String inside) {
    String letters = AnswerText.bare(inside);
    return !letters.matches("[A-H]+")
        || letters
            .chars()
            .sorted()
            .distinct()
            .boxed()
            .toList()
            .equals(letters.chars().boxed().toList());
  }

  /** Several letters, or one set off by spaces or at the end, can hardly be anything else. */
  private static boolean isKey(String stem, MatchResult key) {
    boolean several = AnswerText.bare(key.group(1)).length() > 1;
    boolean end = stem.substring(key.end()).matches("[。.？?！!]?");
    boolean spaced = key.group().matches("[（(][\\s\u3000].*");
    return several || (end || spaced) && !isUnit(stem, key);
  }

  /** A lone letter right behind a digit or a Latin letter: 100(A). */
  private static boolean isUnit(String stem, MatchResult key) {
    char before = key.start() > 0 ? stem.charAt(key.start() - 1) : ' ';
    return AnswerText.bare(key.group(1)).matches("[A-H]")
        && before < 128
        && Character.isLetterOrDigit(before);
  }
}
