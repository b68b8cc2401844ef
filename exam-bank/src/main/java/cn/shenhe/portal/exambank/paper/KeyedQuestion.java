package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The key of one question of a paper. Server only.
 *
 * @param no from 1, as on the sheet
 * @param item public id of the question
 * @param version number of its version
 * @param versionId public id of its version
 * @param marks for a right answer
 * @param key the right answer in the form candidates send it; for NUMERIC the least and the largest
 *     accepted value, for SHORT_TEXT every accepted text or pattern
 * @param regex whether the key of a SHORT_TEXT holds patterns
 * @param area point of the syllabus
 * @param explanation sanitised HTML; may be empty
 * @param laws the articles the key rests on
 */
public record KeyedQuestion(
    int no,
    String item,
    int version,
    String versionId,
    QuestionType type,
    BigDecimal marks,
    List<String> key,
    boolean regex,
    boolean caseSensitive,
    CreditPolicy policy,
    String area,
    String explanation,
    List<String> laws) {

  private static final int SCALE = 2;

  public KeyedQuestion {
    key = List.copyOf(key);
    laws = List.copyOf(laws);
  }

  /** Whether the answer is wholly right. */
  public boolean isRight(List<String> answer) {
    return earned(answer).compareTo(marks) == 0;
  }

  /**
   * Marks the answer earns: 0 to {@link #marks}, two decimals, half up. An answer of another form
   * (unknown ids, more than one text) earns nothing.
   */
  public BigDecimal earned(List<String> answer) {
    if (answer == null || answer.isEmpty()) {
      return zero();
    }
    return switch (type) {
      case SINGLE_CHOICE, TRUE_FALSE -> all(answer.equals(key));
      case MULTIPLE_CHOICE -> chosen(answer);
      case NUMERIC -> all(answer.size() == 1 && number(answer.get(0)));
      case SHORT_TEXT ->
          all(
              answer.size() == 1
                  && new ItemBody.ShortText(key, regex, caseSensitive).accepts(answer.get(0)));
      case ORDERING -> ordered(answer);
      case MATCHING -> matched(answer);
    };
  }

  private BigDecimal chosen(List<String> answer) {
    Set<String> chosen = new HashSet<>(answer);
    Set<String> right = new HashSet<>(key);
    if (chosen.equals(right)) {
      return all(true);
    }
    boolean partial = policy == CreditPolicy.PARTIAL_NO_WRONG && right.containsAll(chosen);
    return partial ? share(chosen.size(), right.size()) : zero();
  }

  private boolean number(String given) {
    BigDecimal least = new BigDecimal(key.get(0));
    BigDecimal most = new BigDecimal(key.get(1));
    BigDecimal two = BigDecimal.valueOf(2);
    return new ItemBody.Numeric(least.add(most).divide(two), most.subtract(least).divide(two), "")
        .accepts(given);
  }

  private BigDecimal ordered(List<String> answer) {
    if (answer.equals(key)) {
      return all(true);
    }
    int placed = 0;
    boolean form = answer.size() == key.size() && new HashSet<>(answer).size() == answer.size();
    for (int i = 0; form && i < key.size(); i++) {
      placed += key.get(i).equals(answer.get(i)) ? 1 : 0;
    }
    return policy == CreditPolicy.PARTIAL_PER_PART ? share(placed, key.size()) : zero();
  }

  /** Of two targets for one option the whole option counts as wrong. */
  private BigDecimal matched(List<String> answer) {
    Set<String> given = new HashSet<>(answer);
    if (given.equals(new HashSet<>(key))) {
      return all(true);
    }
    long right =
        key.stream()
            .filter(given::contains)
            .filter(
                pair -> {
                  String option = pair.substring(0, pair.indexOf('>') + 1);
                  return given.stream().filter(p -> p.startsWith(option)).count() == 1;
                })
            .count();
    return policy == CreditPolicy.PARTIAL_PER_PART ? share((int) right, key.size()) : zero();
  }

  private BigDecimal all(boolean right) {
    return right ? marks.setScale(SCALE, RoundingMode.HALF_UP) : zero();
  }

  private BigDecimal share(int part, int whole) {
    return marks
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP);
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO.setScale(SCALE);
  }
}
