package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Options and key as lines a person types without the mouse: {@code [x] right}, {@code [ ] wrong},
 * {@code [x]! keeps its place}; 正确 or 错误; {@code 15.2 ± 0.3 A}; one accepted text per line; one
 * step per line; {@code left => right}.
 */
record AnswerLines(String text, boolean regex, boolean caseSensitive) {

  private static final Pattern OPTION = Pattern.compile("^\\[([xX✓√ ]?)](!?)\\s*(.*)$");
  private static final Pattern NUMBER =
      Pattern.compile("^\\s*(\\S+?)\\s*(?:(?:±|\\+-)\\s*(\\S+))?(?:\\s+(\\S.*))?$");

  static AnswerLines of(ItemBody body) {
    StringBuilder text = new StringBuilder();
    if (body instanceof ItemBody.Choice choice) {
      choice
          .options()
          .forEach(
              o ->
                  text.append(o.correct() ? "[x]" : "[ ]")
                      .append(o.pinned() ? "! " : " ")
                      .append(o.text().html())
                      .append('\n'));
    } else if (body instanceof ItemBody.TrueFalse statement) {
      text.append(statement.truth() ? "正确" : "错误");
    } else if (body instanceof ItemBody.Numeric numeric) {
      text.append(numeric.value().toPlainString())
          .append(" ± ")
          .append(numeric.tolerance().toPlainString())
          .append(' ')
          .append(numeric.unit());
    } else if (body instanceof ItemBody.ShortText accepted) {
      return new AnswerLines(
          String.join("\n", accepted.accepted()), accepted.regex(), accepted.caseSensitive());
    } else if (body instanceof ItemBody.Ordering ordering) {
      ordering.items().forEach(step -> text.append(step.html()).append('\n'));
    } else if (body instanceof ItemBody.Matching matching) {
      matching
          .pairs()
          .forEach(
              p ->
                  text.append(p.left().html())
                      .append(" => ")
                      .append(p.right().html())
                      .append('\n'));
      matching.distractors().forEach(d -> text.append("=> ").append(d.html()).append('\n'));
    }
    return new AnswerLines(text.toString().strip(), false, false);
  }

  /**
   * @throws InvalidItem if the lines do not say what this kind of question needs
   */
  ItemBody body(QuestionType type) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    return switch (type) {
      case SINGLE_CHOICE, MULTIPLE_CHOICE ->
          new ItemBody.Choice(type == QuestionType.MULTIPLE_CHOICE, settled(options(lines)));
      case TRUE_FALSE -> {
        if (!text.strip().matches("正确|错误")) {
          throw new InvalidItem("true-false.no-key");
        }
        yield new ItemBody.TrueFalse(text.strip().equals("正确"));
      }
      case NUMERIC -> numeric();
      case SHORT_TEXT -> new ItemBody.ShortText(lines, regex, caseSensitive);
      case ORDERING -> new ItemBody.Ordering(lines.stream().map(RichText::ofHtml).toList());
      case MATCHING -> matching(lines);
    };
  }

  /**
   * Options that speak about other options made safe to shuffle, as in files; where all keep their
   * place already nothing needs it.
   */
  private static List<Option> settled(List<Option> options) {
    return options.stream().allMatch(Option::pinned) ? options : OptionSense.settle(options);
  }

  /** An option that {@link #body} does not take as typed, so that shuffling cannot change it. */
  record Settled(String letter, String typed, Option option) {
    boolean rewritten() {
      return !option.text().plain().equals(typed);
    }
  }

  /** Which options of a choice were pinned or rewritten. */
  List<Settled> settled() {
    List<Option> typed =
        options(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
    List<Option> safe = settled(typed);
    List<Settled> changed = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      if (!typed.get(i).equals(safe.get(i))) {
        String letter = String.valueOf((char) ('A' + i));
        changed.add(new Settled(letter, typed.get(i).text().plain(), safe.get(i)));
      }
    }
    return changed;
  }

  private static List<Option> options(List<String> lines) {
    List<Option> options = new ArrayList<>();
    for (String line : lines) {
      Matcher option = OPTION.matcher(line);
      boolean marked = option.matches();
      String html = marked ? option.group(3) : line;
      boolean right = marked && !option.group(1).isBlank();
      options.add(new Option(RichText.ofHtml(html), right, marked && !option.group(2).isEmpty()));
    }
    return options;
  }

  private ItemBody numeric() {
    Matcher parts = NUMBER.matcher(text.strip());
    if (!parts.matches()) {
      throw new InvalidItem("numeric.value", text);
    }
    BigDecimal tolerance = parts.group(2) == null ? BigDecimal.ZERO : number(parts.group(2));
    return new ItemBody.Numeric(number(parts.group(1)), tolerance, parts.group(3));
  }

  private static BigDecimal number(String text) {
    return NumberText.parse(text).orElseThrow(() -> new InvalidItem("numeric.value", text));
  }

  private static ItemBody matching(List<String> lines) {
    List<MatchingPair> pairs = new ArrayList<>();
    List<RichText> distractors = new ArrayList<>();
    for (String line : lines) {
      int arrow = line.indexOf("=>");
      if (arrow == 0) {
        distractors.add(RichText.ofHtml(line.substring(2)));
      } else if (arrow > 0) {
        pairs.add(
            new MatchingPair(
                RichText.ofHtml(line.substring(0, arrow)),
                RichText.ofHtml(line.substring(arrow + 2))));
      } else {
        throw new InvalidItem("matching.blank");
      }
    }
    return new ItemBody.Matching(pairs, distractors);
  }
}
