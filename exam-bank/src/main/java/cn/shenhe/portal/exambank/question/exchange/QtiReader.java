package cn.shenhe.portal.exambank.question.exchange;

import cn.shenhe.portal.exambank.question.item.InvalidItem;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * One QTI item of version 2.x or 3.0 with exactly one interaction of a kind we have: choice, order,
 * match, text entry. Everything adaptive, graphical or composed is refused by the name of its
 * interaction.
 */
final class QtiReader {

  private static final Set<String> READABLE =
      Set.of("choiceInteraction", "orderInteraction", "matchInteraction", "textEntryInteraction");
  private static final List<String> LOST =
      List.of("math", "object", "svg", "audio", "video", "printedVariable", "templateInline");
  private static final String METADATA_CLASS = "portal-metadata";

  private final Function<String, Optional<byte[]>> files;
  private final PictureBox pictures = new PictureBox();

  QtiReader(Function<String, Optional<byte[]>> files) {
    this.files = files;
  }

  ReadFile read(String place, Element root) {
    String title = root.getAttribute("title");
    List<String> remarks = new ArrayList<>();
    ReadRow row;
    Metadata metadata = metadata(root);
    String code = metadata.value("code");
    try {
      row = ReadRow.of(1, place, code, item(root, metadata, remarks), remarks);
    } catch (RowRefused e) {
      row = ReadRow.refused(1, place, code, title, e);
    } catch (InvalidItem e) {
      row = ReadRow.refused(1, place, code, title, e);
    }
    return ReadFile.of(ReadFile.Format.QTI, "", List.of(row), pictures.all());
  }

  private Item item(Element root, Metadata metadata, List<String> remarks) {
    Element body =
        SafeXml.child(root, "itemBody").orElseThrow(() -> new RowRefused("no-item-body", ""));
    if (root.getAttribute("adaptive").equals("true")
        || !SafeXml.all(root, "templateDeclaration").isEmpty()) {
      throw new RowRefused("type-unsupported", "adaptive or template");
    }
    for (String lost : LOST) {
      if (!SafeXml.all(body, lost).isEmpty()) {
        throw new RowRefused("content-unsupported", lost);
      }
    }
    if (!SafeXml.children(root, "assessmentStimulusRef").isEmpty()) {
      throw new RowRefused("content-unsupported", "assessmentStimulusRef");
    }
    List<Element> interactions = interactions(body);
    if (interactions.size() != 1) {
      throw new RowRefused("one-interaction", interactions.size() + " interactions");
    }
    Element interaction = interactions.get(0);
    if (!READABLE.contains(SafeXml.name(interaction))) {
      throw new RowRefused("type-unsupported", SafeXml.name(interaction));
    }
    ItemBody read = new QtiBody(this, root, interaction, metadata, remarks).read();
    RichText stem = stem(body, interaction, metadata);
    return metadata.item(stem, read, explanation(root));
  }

  private static List<Element> interactions(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Element child : SafeXml.children(parent)) {
      if (SafeXml.name(child).endsWith("Interaction")) {
        found.add(child);
      } else {
        found.addAll(interactions(child));
      }
    }
    return found;
  }

  private RichText stem(Element body, Element interaction, Metadata metadata) {
    StringBuilder html = new StringBuilder();
    write(body, html, interaction, !metadata.value("blank").equals("appended"));
    SafeXml.child(interaction, "prompt").ifPresent(p -> html.append("<br>").append(html(p)));
    return pictures.rich(html.toString(), files);
  }

  private RichText explanation(Element root) {
    for (Element feedback : SafeXml.children(root, "modalFeedback")) {
      if (SafeXml.attribute(feedback, "outcomeIdentifier").equals("EXPLANATION")) {
        return rich(feedback);
      }
    }
    return RichText.EMPTY;
  }

  private static Metadata metadata(Element root) {
    List<String> tags = new ArrayList<>();
    for (Element block : SafeXml.all(root, "rubricBlock")) {
      for (Element line : SafeXml.all(block, "p")) {
        if (line.getAttribute("class").equals(METADATA_CLASS)) {
          tags.add(line.getTextContent().strip());
        }
      }
    }
    return new Metadata(tags);
  }

  /** Everything an element contains as rich text. */
  RichText rich(Element element) {
    return pictures.rich(html(element), files);
  }

  private static String html(Element element) {
    StringBuilder html = new StringBuilder();
    write(element, html, null, true);
    return html.toString();
  }

  private static void write(
      Element parent, StringBuilder html, Element interaction, boolean blank) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text text) {
        html.append(RichTextEscape.html(text.getData().replaceAll("\\s+", " ")));
      } else if (node instanceof Element element) {
        String name = SafeXml.name(element);
        if (element == interaction) {
          html.append(blank && name.equals("textEntryInteraction") ? "（　）" : "");
        } else if (!name.equals("rubricBlock")
            && !name.startsWith("feedback")
            && !name.equals("contentBody")) {
          html.append('<').append(name);
          for (String attribute : List.of("src", "alt", "colspan", "rowspan")) {
            String value = element.getAttribute(attribute);
            if (!value.isEmpty()) {
              html.append(' ')
                  .append(attribute)
                  .append("=\"")
                  .append(RichTextEscape.html(value).replace("\"", "&quot;"))
                  .append('"');
            }
          }
          html.append('>');
          write(element, html, interaction, blank);
          html.append(name.equals("img") || name.equals("br") ? "" : "</" + name + ">");
        } else if (name.equals("contentBody")) {
          write(element, html, interaction, blank);
        }
      }
    }
  }
}
