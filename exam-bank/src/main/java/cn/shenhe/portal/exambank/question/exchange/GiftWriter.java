package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Items as GIFT in HTML; pictures travel inside as data, the rest in tags of a comment line. */
final class GiftWriter {

  private final Map<String, Picture> pictures;
  private final StringBuilder out = new StringBuilder();

  GiftWriter(Map<String, Picture> pictures) {
    this.pictures = pictures;
  }

  byte[] write(List<CodedItem> items) {
    items.forEach(this::question);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void question(CodedItem coded) {
    Item item = coded.item();
    out.append("//");
    Metadata.of(coded).tags().forEach(t -> out.append(" [tag:").append(t).append(']'));
    out.append("\n::")
        .append(GiftScan.escape(coded.code().isEmpty() ? "Q" : coded.code()))
        .append("::[html]");
    out.append(rich(item.stem())).append("{\n");
    body(item.body());
    if (!item.explanation().isBlank()) {
      out.append("####").append(rich(item.explanation())).append('\n');
    }
    out.append("}\n\n");
  }

  private void body(ItemBody body) {
    if (body instanceof ItemBody.Choice choice) {
      choice
          .options()
          .forEach(o -> out.append(sign(choice, o)).append(rich(o.text())).append('\n'));
    } else if (body instanceof ItemBody.TrueFalse statement) {
      out.append(statement.truth() ? "TRUE" : "FALSE").append('\n');
    } else if (body instanceof ItemBody.Numeric numeric) {
      out.append('#')
          .append(numeric.value().toPlainString())
          .append(':')
          .append(numeric.tolerance().toPlainString())
          .append('\n');
    } else if (body instanceof ItemBody.ShortText text) {
      text.accepted().forEach(a -> out.append('=').append(GiftScan.escape(a)).append('\n'));
    } else if (body instanceof ItemBody.Ordering ordering) {
      out.append(">").append(ordering.items().size()).append(" ALL VERT ABSOLUTE TRUE 123\n");
      ordering.items().forEach(i -> out.append(rich(i)).append('\n'));
    } else if (body instanceof ItemBody.Matching matching) {
      matching
          .pairs()
          .forEach(
              p ->
                  out.append('=')
                      .append(rich(p.left()))
                      .append(" -> ")
                      .append(rich(p.right()))
                      .append('\n'));
      matching.distractors().forEach(d -> out.append("= -> ").append(rich(d)).append('\n'));
    }
  }

  private static String sign(ItemBody.Choice choice, Option option) {
    if (!choice.multiple()) {
      return option.correct() ? "=" : "~";
    }
    long correct = choice.options().stream().filter(Option::correct).count();
    long count = option.correct() ? correct : -(choice.options().size() - correct);
    return "~%"
        + new BigDecimal(100).divide(new BigDecimal(count), 5, RoundingMode.DOWN).toPlainString()
        + "%";
  }

  private String rich(RichText text) {
    String html = text.html();
    for (String id : text.assetIds()) {
      Picture picture = pictures.get(id);
      if (picture != null) {
        html = html.replace("asset:" + id, picture.dataAddress());
      }
    }
    String escaped = GiftScan.escape(html);
    for (String first :
        new String[] {"[", "%", "/"}) { // would be a format, a percentage, a comment
      if (escaped.startsWith(first)) {
        return "&\\#" + (int) first.charAt(0) + ";" + escaped.substring(1);
      }
    }
    return escaped;
  }
}
