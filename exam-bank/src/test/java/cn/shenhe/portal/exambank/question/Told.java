package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import java.util.stream.Collectors;

/**
 * A row in one line of words: kind, stem, options with a star before the right ones, or why not.
 */
final class Told {

  private Told() {}

  static String of(ReadRow row) {
    return row.readable()
        ? row.item().type().label() + " " + row.item().stem().html() + " " + body(row.item().body())
        : row.reason();
  }

  private static String body(ItemBody body) {
    if (body instanceof ItemBody.Choice choice) {
      return choice.options().stream()
          .map(o -> (o.correct() ? "*" : "") + o.text().html())
          .collect(Collectors.joining(", ", "[", "]"));
    } else if (body instanceof ItemBody.TrueFalse statement) {
      return statement.truth() ? "对" : "错";
    } else if (body instanceof ItemBody.Numeric numeric) {
      return numeric.value().toPlainString()
          + "±"
          + numeric.tolerance().toPlainString()
          + " "
          + numeric.unit();
    } else if (body instanceof ItemBody.ShortText text) {
      return text.accepted().toString();
    }
    return body.toString();
  }
}
