package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.OptionSense;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines {@code id#stem$0|1} and {@code id#stem$right$wrong$wrong$wrong}, also with a second {@code
 * #} before the right option. The right option always comes first there, so options are put into an
 * order that depends on the stem alone: the same on every import.
 */
final class HashDollarReader {

  private static final Pattern LINE = Pattern.compile("^\\s*(\\d{1,6})#(.+?)\\$(.*)$");

  private HashDollarReader() {}

  static boolean recognises(String text) {
    List<String> lines = text.lines().filter(l -> !l.isBlank()).limit(50).toList();
    return !lines.isEmpty()
        && lines.stream().filter(l -> LINE.matcher(l).matches()).count() >= lines.size() * 0.8;
  }

  static List<ReadRow> read(String text) {
    boolean apart = setsTheRightApart(text);
    List<ReadRow> rows = new ArrayList<>();
    int line = 0;
    for (String content : text.lines().toList()) {
      line++;
      if (!content.isBlank()) {
        rows.add(row(rows.size() + 1, "第" + line + "行", content, apart));
      }
    }
    return rows;
  }

  /** Whether a second # stands between stem and right option in all lines with options. */
  private static boolean setsTheRightApart(String text) {
    List<Matcher> choices =
        text.lines()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .filter(m -> !m.group(3).strip().matches("[01]"))
            .toList();
    return !choices.isEmpty() && choices.stream().allMatch(m -> m.group(2).contains("#"));
  }

  private static ReadRow row(int number, String place, String line, boolean apart) {
    try {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new RowRefused("line-form", line);
      }
      Dirt.checkDamage(line);
      String asked = parts.group(2);
      String answer = parts.group(3);
      if (apart && !answer.strip().matches("[01]")) {
        answer = asked.substring(asked.lastIndexOf('#') + 1) + "$" + answer;
        asked = asked.substring(0, Math.max(0, asked.lastIndexOf('#')));
      }
      RichText stem = new RichText(Dirt.wash(RichText.ofPlain(asked).html()));
      Dirt.checkPicture(stem);
      String hidden = hidden(stem.html(), answer.strip());
      List<String> remarks = hidden.equals(stem.html()) ? List.of() : List.of("answer-in-stem");
      RichText shown = new RichText(hidden);
      return ReadRow.of(number, place, "", Item.of(shown, body(shown, answer)), remarks);
    } catch (RowRefused e) {
      return ReadRow.refused(number, place, "", line, e);
    } catch (InvalidItem e) {
      return ReadRow.refused(number, place, "", line, e);
    }
  }

  /** The right option always comes first: a letter in the stem can only be A. */
  private static String hidden(String stem, String answer) {
    List<String> options =
        answer.matches("[01]")
            ? List.of()
            : Stream.of(answer.split("\\$"))
                .filter(part -> !part.isBlank())
                .map(RichTextEscape::html)
                .toList();
    return StemKey.hidden(stem, options.isEmpty() ? answer : "A", options);
  }

  private static ItemBody body(RichText stem, String answer) {
    if (answer.strip().matches("[01]")) {
      return new ItemBody.TrueFalse(answer.strip().equals("1"));
    }
    List<Option> options = new ArrayList<>();
    for (String part : answer.split("\\$")) {
      if (!part.isBlank()) {
        options.add(new Option(RichText.ofPlain(Dirt.wash(part)), options.isEmpty(), false));
      }
    }
    if (options.size() < 2) {
      throw new RowRefused("options-missing", answer);
    }
    List<Option> settled = OptionSense.settle(options);
    List<Option> loose = new ArrayList<>(settled.stream().filter(o -> !o.pinned()).toList());
    Collections.shuffle(loose, new Random(stem.html().hashCode()));
    settled.stream().filter(Option::pinned).forEach(loose::add);
    return new ItemBody.Choice(false, loose);
  }
}
