package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One row (or one item) of a file after reading: either an item or the reason why there is none.
 *
 * @param number 1 for the first row of the file, counting over sheets and entries
 * @param place where a person finds it: sheet and row, line, or name of the item
 * @param code the row's own identifier; may be empty
 * @param summary beginning of what the row says, for recognising it
 * @param item null if refused
 * @param reason key of the refusal, for example {@code question.row.answer-empty}; empty if none
 * @param detail the offending part
 * @param remarks keys of what was repaired on the way in, for example {@code options-reordered}
 */
public record ReadRow(
    int number,
    String place,
    String code,
    String summary,
    Item item,
    String reason,
    String detail,
    List<String> remarks) {

  private static final int SUMMARY = 200;
  private static final Pattern CONTROLS =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]");

  public ReadRow {
    code = cut(code == null ? "" : code.strip(), 40);
    place = cut(place, 200);
    summary = cut(summary == null ? "" : summary, SUMMARY);
    detail = cut(detail == null ? "" : detail, 500);
    remarks = List.copyOf(remarks);
  }

  public static ReadRow of(int number, String place, String code, Item item, List<String> remarks) {
    return new ReadRow(number, place, code, item.stem().plain(), item, "", "", remarks);
  }

  public static ReadRow refused(
      int number, String place, String code, String summary, RowRefused why) {
    return new ReadRow(
        number,
        place,
        code,
        summary,
        null,
        why.reason().startsWith("question.") ? why.reason() : "question.row." + why.reason(),
        why.detail(),
        List.of());
  }

  public static ReadRow refused(
      int number, String place, String code, String summary, InvalidItem why) {
    String detail = why.arguments().isEmpty() ? "" : String.valueOf(why.arguments().get(0));
    return new ReadRow(number, place, code, summary, null, why.code(), detail, List.of());
  }

  public boolean readable() {
    return item != null;
  }

  ReadRow at(int otherNumber, String otherPlace) {
    return new ReadRow(otherNumber, otherPlace, code, summary, item, reason, detail, remarks);
  }

  /** At most so many characters, never half of one, and none a database refuses. */
  private static String cut(String text, int longest) {
    String clean = CONTROLS.matcher(text).replaceAll("");
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
    return clean.substring(0, end);
  }
}
