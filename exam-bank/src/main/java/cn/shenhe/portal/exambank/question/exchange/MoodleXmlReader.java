package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Picture;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Moodle XML. Categories become the syllabus point; types we have no equal for are refused by name.
 */
final class MoodleXmlReader {

  private final PictureBox pictures = new PictureBox();
  private final List<ReadRow> rows = new ArrayList<>();
  private String category = "";

  ReadFile read(Element root) {
    List<Element> questions =
        root.getTagName().equals("question") ? List.of(root) : SafeXml.children(root, "question");
    for (Element question : questions) {
      String type = question.getAttribute("type");
      if (type.equals("category")) {
        category = lastPart(text(question, "category"));
      } else {
        rows.add(row(question, type));
      }
    }
    return ReadFile.of(ReadFile.Format.MOODLE_XML, "", rows, pictures.all());
  }

  private ReadRow row(Element question, String type) {
    int number = rows.size() + 1;
    String name = text(question, "name");
    Metadata metadata = metadata(question);
    String code = metadata.isOwn() ? metadata.value("code") : idNumber(question);
    String place = name.isEmpty() ? "第" + number + "题" : name;
    List<String> remarks = new ArrayList<>();
    try {
      Item item = item(question, type, metadata, remarks);
      return ReadRow.of(number, place, code, item, remarks);
    } catch (RowRefused e) {
      return ReadRow.refused(number, place, code, name, e);
    } catch (InvalidItem e) {
      return ReadRow.refused(number, place, code, name, e);
    }
  }

  private Item item(Element question, String type, Metadata metadata, List<String> remarks) {
    RichText stem = rich(question, "questiontext");
    Optional<Element> image = SafeXml.child(question, "image_base64");
    if (image.isPresent()) {
      Optional<String> reference =
          PictureBox.decode(image.get().getTextContent())
              .flatMap(pictures::add)
              .map(p -> p.reference());
      stem =
          reference.isPresent()
              ? new RichText(stem.html() + "<br><img src=\"" + reference.get() + "\" alt=\"题图\">")
              : stem;
    }
    if (stem.html().indexOf('\ufffd') >= 0) {
      throw new RowRefused("text-damaged", stem.plain());
    }
    ItemBody body = new MoodleXmlBody(this, question, metadata, remarks).read(type);
    Item item = metadata.item(stem, body, rich(question, "generalfeedback"));
    return metadata.isOwn() || !item.syllabusPoint().isEmpty()
        ? item
        : new Item(
            item.stem(),
            item.body(),
            item.explanation(),
            item.difficulty(),
            category,
            item.laws(),
            item.classification());
  }

  private static Metadata metadata(Element question) {
    List<String> tags = new ArrayList<>();
    SafeXml.child(question, "tags")
        .ifPresent(list -> SafeXml.children(list, "tag").forEach(t -> tags.add(text(t))));
    return new Metadata(tags);
  }

  private static String idNumber(Element question) {
    String id = SafeXml.child(question, "idnumber").map(Element::getTextContent).orElse("").strip();
    return id.matches("[\\p{L}][\\p{L}\\p{N}._:/-]{1,39}") ? id : "";
  }

  private static String lastPart(String path) {
    String[] parts = path.replace("//", "／").split("/");
    String last = parts[parts.length - 1].strip();
    return last.startsWith("$") ? "" : last.length() > 120 ? last.substring(0, 120) : last;
  }

  /** The text below an element, as HTML unless its format says plain. */
  RichText rich(Element parent, String name) {
    return SafeXml.child(parent, name).map(this::rich).orElse(RichText.EMPTY);
  }

  RichText rich(Element element) {
    Map<String, String> files = new HashMap<>();
    SafeXml.children(element, "file").forEach(f -> files.put(path(f), f.getTextContent()));
    String text = text(element);
    for (String file : files.values()) {
      if (PictureBox.decode(file).flatMap(Picture::of).isEmpty()) {
        throw new RowRefused("content-unsupported", String.join(", ", files.keySet()));
      }
    }
    boolean plain = element.getAttribute("format").equals("plain_text");
    String html = plain ? RichTextEscape.html(text) : text;
    return pictures.rich(
        html,
        source ->
            Optional.ofNullable(files.getOrDefault(source, files.get(decoded(source))))
                .flatMap(PictureBox::decode));
  }

  private static String path(Element file) {
    String folder = file.getAttribute("path").isEmpty() ? "/" : file.getAttribute("path");
    return "@@PLUGINFILE@@" + folder + file.getAttribute("name");
  }

  /** Moodle writes Chinese names of files encoded into the text and plain beside it. */
  private static String decoded(String source) {
    try {
      return URLDecoder.decode(
          source.replaceFirst("[?#].*$", "").replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return source;
    }
  }

  /** HTML of our own export, pictures inside as data. */
  RichText ownHtml(String html) {
    return pictures.rich(html, source -> Optional.empty());
  }

  static String text(Element parent, String name) {
    return SafeXml.child(parent, name).map(MoodleXmlReader::text).orElse("").strip();
  }

  static String text(Element parent) {
    return SafeXml.child(parent, "text").map(Element::getTextContent).orElse("").strip();
  }
}
