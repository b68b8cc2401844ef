package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Items as rows of our own table: what {@link TableReader} reads back to the same item. */
final class TableRows {

  private TableRows() {}

  static Map<ColumnRole, RichText> row(CodedItem coded) {
    Item item = coded.item();
    Map<ColumnRole, RichText> row = new EnumMap<>(ColumnRole.class);
    put(row, ColumnRole.CODE, coded.code());
    put(row, ColumnRole.TYPE, item.type().label());
    row.put(ColumnRole.STEM, item.stem());
    row.put(ColumnRole.EXPLANATION, item.explanation());
    put(row, ColumnRole.DIFFICULTY, item.difficulty().label());
    put(row, ColumnRole.SYLLABUS, item.syllabusPoint());
    put(
        row,
        ColumnRole.LAW,
        item.laws().stream().map(LawReference::label).collect(Collectors.joining(";")));
    put(
        row,
        ColumnRole.CATEGORY,
        item.classification().categories().stream()
            .map(Category::label)
            .collect(Collectors.joining(";")));
    put(row, ColumnRole.INDUSTRY, String.join(";", item.classification().industries()));
    put(row, ColumnRole.OPERATION, String.join(";", item.classification().subOperations()));
    body(row, item.body());
    return row;
  }

  private static void body(Map<ColumnRole, RichText> row, ItemBody body) {
    if (body instanceof ItemBody.Choice choice) {
      StringBuilder key = new StringBuilder();
      StringBuilder pinned = new StringBuilder();
      for (int i = 0; i < choice.options().size(); i++) {
        Option option = choice.options().get(i);
        row.put(ColumnRole.option(i), option.text());
        key.append(option.correct() ? String.valueOf((char) ('A' + i)) : "");
        pinned.append(option.pinned() ? String.valueOf((char) ('A' + i)) : "");
      }
      put(row, ColumnRole.ANSWER, key.toString());
      put(row, ColumnRole.PINNED, pinned.toString());
    } else if (body instanceof ItemBody.TrueFalse statement) {
      put(row, ColumnRole.ANSWER, statement.truth() ? "正确" : "错误");
    } else if (body instanceof ItemBody.Numeric numeric) {
      put(
          row,
          ColumnRole.ANSWER,
          numeric.value().toPlainString()
              + "±"
              + numeric.tolerance().toPlainString()
              + " "
              + numeric.unit());
    } else if (body instanceof ItemBody.ShortText text) {
      put(
          row,
          ColumnRole.ANSWER,
          (text.regex() ? "正则：" : "")
              + (text.caseSensitive() ? "区分大小写：" : "")
              + String.join("｜", text.accepted()));
    } else if (body instanceof ItemBody.Ordering ordering) {
      list(row, ordering.items());
      put(row, ColumnRole.ANSWER, "按序");
    } else if (body instanceof ItemBody.Matching matching) {
      List<RichText> lines = new java.util.ArrayList<>();
      matching
          .pairs()
          .forEach(p -> lines.add(new RichText(p.left().html() + " ⇒ " + p.right().html())));
      matching.distractors().forEach(d -> lines.add(new RichText("⇒ " + d.html())));
      list(row, lines);
      put(row, ColumnRole.ANSWER, "对应");
    }
  }

  private static void list(Map<ColumnRole, RichText> row, List<RichText> texts) {
    for (int i = 0; i < texts.size(); i++) {
      row.put(ColumnRole.option(i), texts.get(i));
    }
  }

  private static void put(Map<ColumnRole, RichText> row, ColumnRole role, String plain) {
    row.put(role, RichText.ofPlain(plain));
  }
}
