package cn.shenhe.portal.exambank.question.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** Tells the kinds of XML by their root. */
final class XmlReader {

  private XmlReader() {}

  /**
   * @param place name of the file or entry
   * @param columns what the columns of a workbook mean
   * @param limits how much of a workbook is looked at
   * @param files pictures beside the file
   */
  static ReadFile read(
      String place,
      byte[] bytes,
      Columns columns,
      ReadLimits limits,
      Function<String, Optional<byte[]>> files) {
    Element root = SafeXml.parse(bytes);
    String kind = SafeXml.name(root);
    return switch (kind) {
      case "quiz", "question" -> new MoodleXmlReader().read(root);
      case "assessmentItem" -> new QtiReader(files).read(place, root);
      case "questestinterop" -> olderItems(root);
      case "Workbook" -> MarkupTables.workbook(root, columns, limits);
      case "assessmentTest", "assessmentSection", "assessmentResult", "manifest" ->
          ReadFile.of(
              ReadFile.Format.QTI,
              "",
              List.of(ReadRow.refused(1, place, "", place, new RowRefused("no-item", kind))),
              Map.of());
      default -> throw new FileRefused("unknown-format", kind);
    };
  }

  /** QTI 1.2 as Blackboard writes it: every item is named and refused. */
  private static ReadFile olderItems(Element root) {
    List<Element> items = SafeXml.all(root, "item");
    List<ReadRow> rows = new java.util.ArrayList<>();
    for (Element item : items) {
      String kind =
          SafeXml.all(item, "bbmd_questiontype").stream()
              .findFirst()
              .map(Element::getTextContent)
              .orElse("QTI 1.2");
      int number = rows.size() + 1;
      rows.add(
          ReadRow.refused(
              number,
              "第" + number + "题",
              "",
              kind,
              new RowRefused("type-unsupported", "QTI 1.2 " + kind)));
    }
    return ReadFile.of(ReadFile.Format.QTI, "", rows, Map.of());
  }
}
