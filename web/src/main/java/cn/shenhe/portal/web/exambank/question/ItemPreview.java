package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An item as the candidate will see it, and the key beside it. All texts are safe HTML. Steps to
 * order and ends to join never stand as the key has them; the same item is always shown the same.
 *
 * @param control radio, checkbox, text or list: what the candidate answers with
 * @param ends what the lines are joined with, of a matching item
 * @param shuffled whether lines or ends were put out of the order of the key
 * @param notes what the editor should know, in sentences
 */
public record ItemPreview(
    String stem,
    String control,
    List<Line> lines,
    List<Line> ends,
    boolean shuffled,
    String unit,
    String key,
    String explanation,
    List<String> notes)
    implements Serializable {

  /** One option, step or end. */
  public record Line(String label, String html, boolean right) implements Serializable {}

  /** The part that depends on the kind of question. */
  private record Answer(
      String control, List<Line> lines, List<Line> ends, String unit, String key) {
    Answer(String control, List<Line> lines, String key) {
      this(control, lines, List.of(), "", key);
    }
  }

  static ItemPreview of(Item item, String base) {
    Answer answer = answer(item.body(), base);
    return new ItemPreview(
        QuestionWords.shown(item.stem(), base),
        answer.control(),
        answer.lines(),
        answer.ends(),
        answer.control().equals("list"),
        answer.unit(),
        answer.key(),
        QuestionWords.shown(item.explanation(), base),
        List.of());
  }

  ItemPreview with(List<String> sentences) {
    return new ItemPreview(
        stem, control, lines, ends, shuffled, unit, key, explanation, List.copyOf(sentences));
  }

  private static Answer answer(ItemBody body, String base) {
    if (body instanceof ItemBody.Choice choice) {
      return choice(choice, base);
    } else if (body instanceof ItemBody.TrueFalse statement) {
      List<Line> lines =
          List.of(new Line("", "正确", statement.truth()), new Line("", "错误", !statement.truth()));
      return new Answer("radio", lines, AnswerLines.of(body).text());
    } else if (body instanceof ItemBody.Ordering ordering) {
      return ordering(ordering, base);
    } else if (body instanceof ItemBody.Matching matching) {
      return matching(matching, base);
    }
    String unit = body instanceof ItemBody.Numeric numeric ? numeric.unit() : "";
    return new Answer("text", List.of(), List.of(), unit, AnswerLines.of(body).text());
  }

  private static Answer choice(ItemBody.Choice choice, String base) {
    List<Line> lines = new ArrayList<>();
    StringBuilder letters = new StringBuilder();
    for (Option option : choice.options()) {
      String letter = letter(lines.size());
      letters.append(option.correct() ? letter : "");
      lines.add(new Line(letter, QuestionWords.shown(option.text(), base), option.correct()));
    }
    return new Answer(choice.multiple() ? "checkbox" : "radio", lines, letters.toString());
  }

  private static Answer ordering(ItemBody.Ordering ordering, String base) {
    List<Integer> order = shuffled(ordering.items().size());
    String key =
        IntStream.range(0, order.size())
            .mapToObj(step -> letter(order.indexOf(step)))
            .collect(Collectors.joining(" → "));
    return new Answer("list", lettered(ordering.items(), order, base), key);
  }

  private static Answer matching(ItemBody.Matching matching, String base) {
    List<RichText> ends =
        new ArrayList<>(matching.pairs().stream().map(MatchingPair::right).toList());
    ends.addAll(matching.distractors());
    List<Integer> order = shuffled(ends.size());
    List<Line> lines = new ArrayList<>();
    List<String> key = new ArrayList<>();
    for (MatchingPair pair : matching.pairs()) {
      int at = lines.size();
      lines.add(new Line(String.valueOf(at + 1), QuestionWords.shown(pair.left(), base), false));
      key.add(at + 1 + " – " + letter(order.indexOf(at)));
    }
    return new Answer("list", lines, lettered(ends, order, base), "", String.join("；", key));
  }

  private static List<Line> lettered(List<RichText> texts, List<Integer> order, String base) {
    List<Line> lines = new ArrayList<>();
    for (int index : order) {
      String html = QuestionWords.shown(texts.get(index), base);
      lines.add(new Line(letter(lines.size()), html, false));
    }
    return lines;
  }

  /** The numbers from 0 out of order; the same for the same size. */
  private static List<Integer> shuffled(int size) {
    List<Integer> sorted = IntStream.range(0, size).boxed().toList();
    List<Integer> order = new ArrayList<>(sorted);
    Collections.shuffle(order, new Random(size));
    if (order.equals(sorted)) {
      Collections.rotate(order, 1);
    }
    return order;
  }

  private static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }
}
