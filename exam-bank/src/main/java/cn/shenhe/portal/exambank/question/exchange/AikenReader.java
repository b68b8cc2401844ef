package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Aiken: a question, lettered options, {@code ANSWER: A}. Every broken block is a refused row. */
final class AikenReader {

  private static final Pattern OPTION = Pattern.compile("^([A-Z])[.)]\\s*(.*)$");
  private static final Pattern ANSWER = Pattern.compile("^ANSWER:\\s*(.*)$");

  private final List<ReadRow> rows = new ArrayList<>();
  private final List<String> stem = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final StringBuilder letters = new StringBuilder();
  private int begun;

  static boolean recognises(String text) {
    return text.lines().anyMatch(l -> ANSWER.matcher(l.strip()).matches())
        && text.lines().anyMatch(l -> OPTION.matcher(l.strip()).matches());
  }

  static List<ReadRow> read(String text) {
    AikenReader reader = new AikenReader();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      if (!content.isBlank()) {
        reader.line(content.strip(), line);
      }
    }
    reader.unfinished();
    return reader.rows;
  }

  private void line(String text, int line) {
    Matcher answer = ANSWER.matcher(text);
    Matcher option = OPTION.matcher(text);
    if (answer.matches()) {
      finish(answer.group(1).strip(), line);
    } else if (option.matches()) {
      begin(line);
      options.add(option.group(2).strip());
      letters.append(option.group(1));
    } else {
      if (!options.isEmpty()) {
        unfinished();
      }
      begin(line);
      stem.add(text);
    }
  }

  private void begin(int line) {
    begun = stem.isEmpty() && options.isEmpty() ? line : begun;
  }

  private void unfinished() {
    if (!stem.isEmpty() || !options.isEmpty()) {
      refuse(new RowRefused("answer-empty", String.join(" ", stem)));
    }
  }

  private void finish(String answer, int line) {
    begin(line);
    int number = rows.size() + 1;
    String place = "第" + begun + "行";
    List<String> remarks = new ArrayList<>();
    try {
      if (stem.isEmpty()) {
        throw new RowRefused("stem-empty", answer);
      }
      if (options.size() < 2) {
        throw new RowRefused("options-missing", String.join("；", options));
      }
      if (!"ABCDEFGHIJKLMNOPQRSTUVWXYZ".startsWith(letters.toString())) {
        throw new RowRefused("options-labels", letters + "；" + String.join("；", options));
      }
      Set<Integer> right =
          AnswerText.letters(answer, options.stream().map(RichTextEscape::html).toList(), remarks);
      List<Option> list = new ArrayList<>();
      for (int i = 0; i < options.size(); i++) {
        list.add(new Option(RichText.ofPlain(options.get(i)), right.contains(i), false));
      }
      String asked = RichText.ofPlain(Dirt.wash(String.join("\n", stem))).html();
      String hidden =
          StemKey.hidden(asked, answer, options.stream().map(RichTextEscape::html).toList());
      remarks.addAll(hidden.equals(asked) ? List.of() : List.of("answer-in-stem"));
      RichText text = new RichText(hidden);
      ItemBody body = new ItemBody.Choice(right.size() > 1, OptionSense.settle(list));
      rows.add(ReadRow.of(number, place, "", Item.of(text, body), remarks));
      clear();
    } catch (RowRefused e) {
      refuse(e);
    } catch (InvalidItem e) {
      rows.add(ReadRow.refused(number, place, "", String.join(" ", stem), e));
      clear();
    }
  }

  private void refuse(RowRefused why) {
    rows.add(
        ReadRow.refused(
            rows.size() + 1,
            "第" + begun + "行",
            "",
            String.join(" ", stem) + String.join("；", options),
            why));
    clear();
  }

  private void clear() {
    stem.clear();
    options.clear();
    letters.setLength(0);
  }
}
