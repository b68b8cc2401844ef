package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The key many papers print inside the brackets of the stem: 应当（ B ）。 or …必须验电。（√）. A candidate
 * must never see it.
 */
final class StemKey {

  private static final String AROUND = "(?:</?[biu]>|[\\s\u3000])*";
  private static final Pattern KEYED =
      Pattern.compile(
          "[（(]"
              + AROUND
              + "([A-HＡ-Ｈ](?:[\\s\u3000、,，]*[A-HＡ-Ｈ]){0,7}|[√×✓✗✔✘╳]|对|错|正确|错误|[TF])"
              + AROUND
              + "[)）]");
  private static final Pattern BLANK = Pattern.compile("（　）|_{2,}|＿{2,}|[（(][\\s\u3000]*[)）]");
  private static final Pattern TAG = Pattern.compile("<(/?)[biu]>");

  private StemKey() {}

  /** What the only brackets of the stem say, if it is a key; empty if they are none or a unit. */
  static Optional<String> said(String stem) {
    List<MatchResult> keys = keyed(stem).stream().filter(StemKey::isInOrder).toList();
    return keys.size() != 1 || isUnit(stem, keys.get(0))
        ? Optional.empty()
        : Optional.of(keys.get(0).group(1).strip());
  }

  /**
   * The washed stem without the key.
   *
   * @param options in their order, as markup
   * @throws RowRefused if the brackets and the answer say different things
   */
  static String hidden(String stem, String answer, List<String> options) {
    List<MatchResult> brackets = keyed(stem);
    if (brackets.isEmpty() || answer.isEmpty()) {
      return stem;
    }
    Set<Integer> key = letters(answer, options);
    Optional<Boolean> truth = truth(answer, options);
    List<MatchResult> meant = new ArrayList<>();
    Set<Integer> union = new TreeSet<>();
    for (MatchResult bracket : brackets) {
      String inside = bracket.group(1).strip();
      Optional<Boolean> says = AnswerText.truth(inside);
      boolean lettered = isLettered(bracket);
      if (truth.isPresent() && says.isPresent() && (!lettered || key.isEmpty())) {
        if (!says.equals(truth)) {
          throw conflict(bracket, answer);
        }
        meant.add(bracket);
      } else if (lettered) {
        Set<Integer> said = letters(inside);
        boolean fits = !key.isEmpty() && key.containsAll(said);
        boolean whole = said.equals(key) && brackets.size() == 1;
        boolean offered = said.size() == 1 && said.stream().allMatch(i -> i < options.size());
        if (whole || fits && !isUnit(stem, bracket)) {
          meant.add(bracket);
          union.addAll(said);
        } else if (isInOrder(bracket)
            && (isKey(stem, bracket) || offered && !isUnit(stem, bracket))) {
          throw conflict(bracket, answer);
        }
      } else if (truth.isPresent()) {
        throw conflict(bracket, answer);
      }
    }
    if (!union.isEmpty() && !union.equals(key)) {
      throw conflict(meant.get(0), answer);
    }
    return without(stem, meant);
  }

  private static RowRefused conflict(MatchResult bracket, String answer) {
    return new RowRefused("answer-conflict", bracket.group(1).strip() + " ≠ " + answer);
  }

  /** Tags inside the brackets stay where one of them would lose its other half. */
  private static String without(String stem, List<MatchResult> brackets) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (MatchResult bracket : brackets) {
      List<MatchResult> tags = TAG.matcher(bracket.group()).results().toList();
      long closing = tags.stream().filter(tag -> !tag.group(1).isEmpty()).count();
      rest.append(stem, from, bracket.start()).append("（　）");
      if (closing * 2 != tags.size()) {
        tags.forEach(tag -> rest.append(tag.group()));
      }
      from = bracket.end();
    }
    return rest.append(stem, from, stem.length()).toString();
  }

  /** Brackets that may hold the key; none where the stem has an empty blank for it. */
  private static List<MatchResult> keyed(String stem) {
    return BLANK.matcher(stem).find() ? List.of() : KEYED.matcher(stem).results().toList();
  }

  private static boolean isLettered(MatchResult bracket) {
    return AnswerText.bare(bracket.group(1)).matches("[A-H]+");
  }

  private static Set<Integer> letters(String inside) {
    Set<Integer> letters = new TreeSet<>();
    AnswerText.bare(inside).chars().forEach(c -> letters.add(c - 'A'));
    return letters;
  }

  /** Indexes of the right options, however the answer names them; empty if it names none. */
  private static Set<Integer> letters(String answer, List<String> options) {
    if (AnswerText.bare(answer).matches("[A-H]{1,8}")
        && (options.size() > 1 || AnswerText.truth(answer).isEmpty())) {
      return letters(answer);
    }
    try {
      return options.size() < 2 ? Set.of() : AnswerText.letters(answer, options, new ArrayList<>());
    } catch (RowRefused e) {
      return Set.of();
    }
  }

  /** What the answer says of the statement, itself or through the option it names. */
  private static Optional<Boolean> truth(String answer, List<String> options) {
    String bare = AnswerText.bare(answer);
    boolean option = bare.matches("[A-H]") && bare.charAt(0) - 'A' < options.size();
    return option
        ? AnswerText.truth(new RichText(options.get(bare.charAt(0) - 'A')).plain())
        : AnswerText.truth(answer);
  }

  /** Letters of a key rise; those of an abbreviation (AED) seldom do. */
  private static boolean isInOrder(MatchResult bracket) {
    String letters = AnswerText.bare(bracket.group(1));
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
  private static boolean isKey(String stem, MatchResult bracket) {
    boolean several = AnswerText.bare(bracket.group(1)).length() > 1;
    boolean end = stem.substring(bracket.end()).matches("[。.？?！!]?");
    boolean spaced = bracket.group().matches("[（(][\\s\u3000].*");
    return several || (end || spaced) && !isUnit(stem, bracket);
  }

  /** A lone letter right behind a digit or a Latin letter: 100(A). */
  private static boolean isUnit(String stem, MatchResult bracket) {
    char before = bracket.start() > 0 ? stem.charAt(bracket.start() - 1) : ' ';
    return AnswerText.bare(bracket.group(1)).matches("[A-H]")
        && before < 128
        && Character.isLetterOrDigit(before);
  }
}
