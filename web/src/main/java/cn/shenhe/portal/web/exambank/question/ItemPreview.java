package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An item as the candidate will see it, and the key beside it. All texts are safe HTML.
 *
 * @param control radio, checkbox, text or list: what the candidate answers with
 */
public record ItemPreview(
    String stem, String control, List<Line> lines, String unit, String key, String explanation)
    implements Serializable {

  /** One option, step or pair. */
  public record Line(String label, String html, boolean right) implements Serializable {}

  static ItemPreview of(Item item, String base) {
    List<Line> lines = new ArrayList<>();
    String control = "text";
    String unit = "";
    String key = AnswerLines.of(item.body()).text();
    if (item.body() instanceof ItemBody.Choice choice) {
      control = choice.multiple() ? "checkbox" : "radio";
      StringBuilder letters = new StringBuilder();
      for (Option option : choice.options()) {
        String letter = String.valueOf((char) ('A' + lines.size()));
        letters.append(option.correct() ? letter : "");
        lines.add(new Line(letter, QuestionWords.shown(option.text(), base), option.correct()));
      }
      key = letters.toString();
    } else if (item.body() instanceof ItemBody.TrueFalse statement) {
      control = "radio";
      lines.add(new Line("", "正确", statement.truth()));
      lines.add(new Line("", "错误", !statement.truth()));
    } else if (item.body() instanceof ItemBody.Numeric numeric) {
      unit = numeric.unit();
    } else if (item.body() instanceof ItemBody.Ordering ordering) {
      control = "list";
      for (RichText step : ordering.items()) {
        lines.add(
            new Line(String.valueOf(lines.size() + 1), QuestionWords.shown(step, base), true));
      }
    } else if (item.body() instanceof ItemBody.Matching matching) {
      control = "list";
      for (MatchingPair pair : matching.pairs()) {
        String html =
            QuestionWords.shown(pair.left(), base)
                + " ⇒ "
                + QuestionWords.shown(pair.right(), base);
        lines.add(new Line(String.valueOf(lines.size() + 1), html, true));
      }
    }
    return new ItemPreview(
        QuestionWords.shown(item.stem(), base),
        control,
        lines,
        unit,
        key,
        QuestionWords.shown(item.explanation(), base));
  }
}
