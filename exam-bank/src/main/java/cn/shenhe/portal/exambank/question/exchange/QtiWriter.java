package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.MatchingPair;
import cn.shenhe.portal.exambank.question.item.Option;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Items as a QTI package, 2.2 or 3.0: a manifest, one file per item, pictures beside. The two
 * versions differ in names only: 3.0 writes {@code qti-choice-interaction} for 2.2's {@code
 * choiceInteraction}.
 */
final class QtiWriter {

  private static final String V2 = "http://www.imsglobal.org/xsd/imsqti_v2p2";
  private static final String V3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

  private final boolean three;
  private final Map<String, Picture> pictures;

  QtiWriter(boolean three, Map<String, Picture> pictures) {
    this.three = three;
    this.pictures = pictures;
  }

  byte[] write(List<CodedItem> items) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    List<String> resources = new ArrayList<>();
    for (CodedItem coded : items) {
      String id = String.format("item%05d", resources.size() + 1);
      entries.put("items/" + id + ".xml", bytes(item(id, coded)));
      resources.add(id);
    }
    pictures.values().forEach(p -> entries.put("items/" + file(p), p.bytes()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "imsmanifest.xml", bytes(manifest(resources)));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(315_532_800_000L);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String file(Picture picture) {
    return picture.id() + "." + picture.mediaType().substring("image/".length());
  }

  private String manifest(List<String> resources) {
    String type = three ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p2";
    StringBuilder text =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" identifier=\"portal\">\n<organizations/>\n<resources>\n");
    for (String id : resources) {
      text.append("<resource identifier=\"")
          .append(id)
          .append("\" type=\"")
          .append(type)
          .append("\" href=\"items/")
          .append(id)
          .append(".xml\"><file href=\"items/")
          .append(id)
          .append(".xml\"/></resource>\n");
    }
    return text.append("</resources>\n</manifest>\n").toString();
  }

  private String item(String id, CodedItem coded) {
    Item item = coded.item();
    Body body = new Body();
    body.write(item.body());
    String title = coded.code().isEmpty() ? id : coded.code();
    StringBuilder tags = new StringBuilder();
    Metadata.of(coded)
        .tags()
        .forEach(t -> tags.append("<p class=\"portal-metadata\">").append(xml(t)).append("</p>"));
    body.tags.forEach(
        t -> tags.append("<p class=\"portal-metadata\">").append(xml(t)).append("</p>"));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<"
        + n("assessmentItem")
        + " xmlns=\""
        + (three ? V3 : V2)
        + "\" identifier=\""
        + id
        + "\" title=\""
        + xml(title)
        + "\" adaptive=\"false\" "
        + a("timeDependent")
        + "=\"false\">\n"
        + "<"
        + n("responseDeclaration")
        + " identifier=\"RESPONSE\" cardinality=\""
        + body.cardinality
        + "\" "
        + a("baseType")
        + "=\""
        + body.baseType
        + "\"><"
        + n("correctResponse")
        + ">"
        + body.key
        + "</"
        + n("correctResponse")
        + "></"
        + n("responseDeclaration")
        + ">\n"
        + "<"
        + n("outcomeDeclaration")
        + " identifier=\"SCORE\" cardinality=\"single\" "
        + a("baseType")
        + "=\"float\"/>\n"
        + "<"
        + n("outcomeDeclaration")
        + " identifier=\"EXPLANATION\" cardinality=\"single\" "
        + a("baseType")
        + "=\"identifier\"/>\n"
        + "<"
        + n("itemBody")
        + "><"
        + n("rubricBlock")
        + " view=\"author\">"
        + tags
        + "</"
        + n("rubricBlock")
        + ">"
        + "<div>"
        + rich(item.stem())
        + "</div>"
        + body.interaction
        + "</"
        + n("itemBody")
        + ">\n"
        + body.processing()
        + (item.explanation().html().isEmpty()
            ? ""
            : "<"
                + n("modalFeedback")
                + " "
                + a("outcomeIdentifier")
                + "=\"EXPLANATION\" identifier=\"shown\" "
                + a("showHide")
                + "=\"show\">"
                + content(item.explanation())
                + "</"
                + n("modalFeedback")
                + ">\n")
        + "</"
        + n("assessmentItem")
        + ">\n";
  }

  private String content(RichText text) {
    return three ? "<qti-content-body>" + rich(text) + "</qti-content-body>" : rich(text);
  }

  private String n(String name) {
    return three ? "qti-" + SafeXml.kebab(name) : name;
  }

  private String a(String name) {
    return three ? SafeXml.kebab(name) : name;
  }

  private String rich(RichText text) {
    String html = text.xhtml();
    for (String id : text.assetIds()) {
      Picture picture = pictures.get(id);
      html = picture == null ? html : html.replace("asset:" + id, file(picture));
    }
    return html;
  }

  private static String xml(String text) {
    return MoodleXmlWriter.xml(text);
  }

  /** Interaction, declaration and key of one body. */
  private final class Body {
    private String cardinality = "single";
    private String baseType = "identifier";
    private String interaction = "";
    private final StringBuilder key = new StringBuilder();
    private final List<String> tags = new ArrayList<>();
    private String tolerance = "";

    void write(ItemBody body) {
      if (body instanceof ItemBody.Choice choice) {
        cardinality = choice.multiple() ? "multiple" : "single";
        StringBuilder options = new StringBuilder();
        for (int i = 0; i < choice.options().size(); i++) {
          Option option = choice.options().get(i);
          options.append(
              part(
                  "simpleChoice",
                  "C" + i,
                  option.text(),
                  option.pinned() ? " fixed=\"true\"" : ""));
          value(option.correct() ? "C" + i : null);
        }
        interaction =
            open(
                "choiceInteraction",
                " shuffle=\"true\" " + a("maxChoices") + "=\"" + (choice.multiple() ? 0 : 1) + "\"",
                options);
      } else if (body instanceof ItemBody.TrueFalse statement) {
        tags.add("type=truefalse");
        value(String.valueOf(statement.truth()));
        interaction =
            open(
                "choiceInteraction",
                " shuffle=\"false\" " + a("maxChoices") + "=\"1\"",
                part("simpleChoice", "true", RichText.ofPlain("正确"), "")
                    + part("simpleChoice", "false", RichText.ofPlain("错误"), ""));
      } else if (body instanceof ItemBody.Numeric numeric) {
        baseType = "float";
        tolerance = numeric.tolerance().toPlainString();
        value(numeric.value().toPlainString());
        interaction =
            "<div><"
                + n("textEntryInteraction")
                + " "
                + a("responseIdentifier")
                + "=\"RESPONSE\"/></div>";
        tags.add("blank=appended");
      } else if (body instanceof ItemBody.ShortText text) {
        baseType = "string";
        text.accepted().forEach(x -> tags.add("accept=" + encode(x)));
        value(text.accepted().get(0));
        interaction =
            "<div><"
                + n("textEntryInteraction")
                + " "
                + a("responseIdentifier")
                + "=\"RESPONSE\"/></div>";
        tags.add("blank=appended");
      } else if (body instanceof ItemBody.Ordering ordering) {
        cardinality = "ordered";
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < ordering.items().size(); i++) {
          steps.append(part("simpleChoice", "S" + i, ordering.items().get(i), ""));
          value("S" + i);
        }
        interaction = open("orderInteraction", " shuffle=\"true\"", steps);
      } else if (body instanceof ItemBody.Matching matching) {
        matching(matching);
      }
    }

    private void matching(ItemBody.Matching matching) {
      cardinality = "multiple";
      baseType = "directedPair";
      StringBuilder left = new StringBuilder();
      StringBuilder right = new StringBuilder();
      int i = 0;
      for (MatchingPair pair : matching.pairs()) {
        left.append(
            part("simpleAssociableChoice", "L" + i, pair.left(), " " + a("matchMax") + "=\"1\""));
        right.append(
            part("simpleAssociableChoice", "R" + i, pair.right(), " " + a("matchMax") + "=\"1\""));
        value("L" + i + " R" + i++);
      }
      for (RichText distractor : matching.distractors()) {
        right.append(
            part("simpleAssociableChoice", "D" + i++, distractor, " " + a("matchMax") + "=\"1\""));
      }
      String set = n("simpleMatchSet");
      interaction =
          open(
              "matchInteraction",
              " shuffle=\"true\" " + a("maxAssociations") + "=\"" + matching.pairs().size() + "\"",
              "<" + set + ">" + left + "</" + set + "><" + set + ">" + right + "</" + set + ">");
    }

    private void value(String text) {
      if (text != null) {
        key.append('<')
            .append(n("value"))
            .append('>')
            .append(xml(text))
            .append("</")
            .append(n("value"))
            .append('>');
      }
    }

    private String part(String name, String id, RichText text, String more) {
      return "<"
          + n(name)
          + " identifier=\""
          + id
          + "\""
          + more
          + ">"
          + rich(text)
          + "</"
          + n(name)
          + ">";
    }

    private String open(String name, String attributes, CharSequence inner) {
      return "<"
          + n(name)
          + " "
          + a("responseIdentifier")
          + "=\"RESPONSE\""
          + attributes
          + ">"
          + inner
          + "</"
          + n(name)
          + ">";
    }

    private String processing() {
      if (tolerance.isEmpty()) {
        String base =
            three
                ? "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"
                : "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct";
        return "<" + n("responseProcessing") + " template=\"" + base + "\"/>\n";
      }
      return "<"
          + n("responseProcessing")
          + "><"
          + n("responseCondition")
          + "><"
          + n("responseIf")
          + "><"
          + n("equal")
          + " "
          + a("toleranceMode")
          + "=\"absolute\" tolerance=\""
          + tolerance
          + " "
          + tolerance
          + "\"><"
          + n("variable")
          + " identifier=\"RESPONSE\"/><"
          + n("correct")
          + " identifier=\"RESPONSE\"/></"
          + n("equal")
          + "><"
          + n("setOutcomeValue")
          + " identifier=\"SCORE\"><"
          + n("baseValue")
          + " "
          + a("baseType")
          + "=\"float\">1</"
          + n("baseValue")
          + "></"
          + n("setOutcomeValue")
          + "></"
          + n("responseIf")
          + "></"
          + n("responseCondition")
          + "></"
          + n("responseProcessing")
          + ">\n";
    }

    private String encode(String text) {
      return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }
}
