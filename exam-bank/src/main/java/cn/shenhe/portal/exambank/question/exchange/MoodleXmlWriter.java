package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Items as Moodle XML; what Moodle has no field for travels in tags. */
final class MoodleXmlWriter {

  private final Map<String, Picture> pictures;
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");

  MoodleXmlWriter(Map<String, Picture> pictures) {
    this.pictures = pictures;
  }

  byte[] write(List<CodedItem> items) {
    items.forEach(this::question);
    return out.append("</quiz>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private void question(CodedItem coded) {
    Item item = coded.item();
    out.append("<question type=\"").append(type(item.type())).append("\">\n<name><text>");
    String plain = item.stem().plain();
    out.append(
        xml(
            coded.code().isEmpty()
                ? plain.substring(0, Math.min(40, plain.length()))
                : coded.code()));
    out.append("</text></name>\n");
    rich("questiontext", item.stem());
    rich("generalfeedback", item.explanation());
    out.append("<defaultgrade>1</defaultgrade>\n<idnumber>")
        .append(xml(coded.code()))
        .append("</idnumber>\n");
    body(item.body());
    out.append("<tags>");
    Metadata.of(coded)
        .tags()
        .forEach(t -> out.append("<tag><text>").append(xml(t)).append("</text></tag>"));
    out.append("</tags>\n</question>\n");
  }

  private static String type(QuestionType type) {
    return switch (type) {
      case SINGLE_CHOICE, MULTIPLE_CHOICE -> "multichoice";
      case TRUE_FALSE -> "truefalse";
      case NUMERIC -> "numerical";
      case SHORT_TEXT -> "shortanswer";
      case ORDERING -> "ordering";
      case MATCHING -> "matching";
    };
  }

  private void body(ItemBody body) {
    if (body instanceof ItemBody.Choice choice) {
      boolean pinned = choice.options().stream().anyMatch(Option::pinned);
      out.append("<single>")
          .append(!choice.multiple())
          .append("</single>\n<shuffleanswers>")
          .append(!pinned)
          .append("</shuffleanswers>\n");
      choice.options().forEach(o -> answer(fraction(choice, o), o.text(), ""));
    } else if (body instanceof ItemBody.TrueFalse statement) {
      answer(statement.truth() ? "100" : "0", RichText.ofPlain("true"), "");
      answer(statement.truth() ? "0" : "100", RichText.ofPlain("false"), "");
    } else if (body instanceof ItemBody.Numeric numeric) {
      answer(
          "100",
          RichText.ofPlain(numeric.value().toPlainString()),
          "<tolerance>" + numeric.tolerance().toPlainString() + "</tolerance>");
    } else if (body instanceof ItemBody.ShortText text) {
      out.append("<usecase>").append(text.caseSensitive() ? 1 : 0).append("</usecase>\n");
      text.accepted()
          .forEach(
              a ->
                  out.append("<answer fraction=\"100\" format=\"plain_text\"><text>")
                      .append(xml(a))
                      .append("</text></answer>\n"));
    } else if (body instanceof ItemBody.Ordering ordering) {
      int position = 1;
      for (RichText step : ordering.items()) {
        answer(String.valueOf(position++), step, "");
      }
    } else if (body instanceof ItemBody.Matching matching) {
      matching.pairs().forEach(this::pair);
      matching.distractors().forEach(d -> pair(new MatchingPair(RichText.EMPTY, d)));
    }
  }

  private static String fraction(ItemBody.Choice choice, Option option) {
    if (!choice.multiple()) {
      return option.correct() ? "100" : "0";
    }
    long correct = choice.options().stream().filter(Option::correct).count();
    long count = option.correct() ? correct : -(choice.options().size() - correct);
    return new BigDecimal(100).divide(new BigDecimal(count), 5, RoundingMode.DOWN).toPlainString();
  }

  private void answer(String fraction, RichText text, String more) {
    out.append("<answer fraction=\"").append(fraction).append("\" format=\"html\">");
    inner(text);
    out.append(more).append("</answer>\n");
  }

  private void pair(MatchingPair pair) {
    out.append("<subquestion format=\"html\">");
    inner(pair.left());
    out.append("<answer><text>")
        .append(xml(withData(pair.right())))
        .append("</text></answer></subquestion>\n");
  }

  private void rich(String name, RichText text) {
    out.append('<').append(name).append(" format=\"html\">");
    inner(text);
    out.append("</").append(name).append(">\n");
  }

  private void inner(RichText text) {
    String html = text.html();
    StringBuilder files = new StringBuilder();
    for (String id : text.assetIds()) {
      Picture picture = pictures.get(id);
      if (picture != null) {
        html = html.replace("asset:" + id, "@@PLUGINFILE@@/" + id);
        files
            .append("<file name=\"")
            .append(id)
            .append("\" encoding=\"base64\">")
            .append(Base64.getEncoder().encodeToString(picture.bytes()))
            .append("</file>");
      }
    }
    out.append("<text>").append(xml(html)).append("</text>").append(files);
  }

  /** Right sides have no files of their own in Moodle. */
  private String withData(RichText text) {
    String html = text.html();
    for (String id : text.assetIds()) {
      Picture picture = pictures.get(id);
      html = picture == null ? html : html.replace("asset:" + id, picture.dataAddress());
    }
    return html;
  }

  static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
