package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Draws the questions of a paper and the order of their options: a function of the seed and the
 * stock, so that a paper can be derived again. No two questions that ask the same; kinds in the
 * shares below, filled up from what there is; single choice first, then multiple choice, then
 * statements, as printed papers do.
 */
final class Draw {

  /** Shares of the kinds in a practice paper; a portal's choice, not a rule of the field. */
  private static final Map<QuestionType, Double> SHARES =
      new EnumMap<>(
          Map.of(
              QuestionType.SINGLE_CHOICE, 0.5,
              QuestionType.MULTIPLE_CHOICE, 0.2,
              QuestionType.TRUE_FALSE, 0.3));

  private static final List<QuestionType> ORDER =
      List.of(QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.TRUE_FALSE);

  private Draw() {}

  /**
   * @param stock by code, so that equal stock gives equal papers
   * @param wanted number of questions; fewer are drawn when the stock has fewer
   */
  static List<LiveQuestion> questions(List<LiveQuestion> stock, int wanted, long seed) {
    List<LiveQuestion> shuffled = new ArrayList<>(stock);
    Collections.shuffle(shuffled, new Random(seed));
    Set<String> asked = new HashSet<>();
    List<LiveQuestion> drawn = new ArrayList<>();
    for (QuestionType type : ORDER) {
      long share = Math.round(wanted * SHARES.get(type));
      take(shuffled.stream().filter(q -> q.type() == type).toList(), share, asked, drawn);
    }
    List<LiveQuestion> rest = shuffled.stream().filter(q -> ORDER.contains(q.type())).toList();
    take(rest, (long) wanted - drawn.size(), asked, drawn);
    drawn.sort(Comparator.comparingInt(question -> ORDER.indexOf(question.type())));
    return List.copyOf(drawn.subList(0, Math.min(wanted, drawn.size())));
  }

  private static void take(
      List<LiveQuestion> from, long count, Set<String> asked, List<LiveQuestion> drawn) {
    long left = count;
    for (LiveQuestion question : from) {
      if (left > 0 && asked.add(question.fingerprint())) {
        drawn.add(question);
        left--;
      }
    }
  }

  /**
   * The order in which options are shown: indexes into the author's list. Pinned options keep their
   * place, because their words speak of the others.
   */
  static List<Integer> optionOrder(List<Option> options, Random random) {
    List<Integer> loose = loose(options);
    Collections.shuffle(loose, random);
    return withPinned(options, loose);
  }

  /** The same for a paper that must be had again in years. */
  static List<Integer> optionOrder(List<Option> options, Chance chance) {
    List<Integer> loose = loose(options);
    chance.shuffle(loose);
    return withPinned(options, loose);
  }

  private static List<Integer> loose(List<Option> options) {
    List<Integer> loose = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      if (!options.get(i).pinned()) {
        loose.add(i);
      }
    }
    return loose;
  }

  private static List<Integer> withPinned(List<Option> options, List<Integer> loose) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      order.add(options.get(i).pinned() ? i : loose.remove(0));
    }
    return order;
  }
}
