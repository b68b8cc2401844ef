package cn.shenhe.portal.content.media;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A drawing, written anew with what draws and nothing else: no script, event, link, foreign object,
 * style sheet, animation, outside address. A document type refuses it: there are no entities to
 * expand.
 */
final class SvgCleaner {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "defs",
          "symbol",
          "use",
          "title",
          "desc",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "text",
          "tspan",
          "textPath",
          "linearGradient",
          "radialGradient",
          "stop",
          "clipPath",
          "mask",
          "pattern",
          "marker",
          "switch");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,40}");
  private static final Pattern PLAIN_VALUE = Pattern.compile("(?s)[^<>]{0,200000}");
  private static final int MOST_ELEMENTS = 50_000;
  private static final int DEEPEST = 60;

  private SvgCleaner() {}

  /**
   * @throws MediaRefused if it is no well-formed SVG, or has a document type
   */
  static CheckedFile check(byte[] bytes) {
    String clean = clean(bytes);
    return CheckedFile.rewritten(
        MediaKind.PICTURE, "image/svg+xml", 0, 0, clean.getBytes(StandardCharsets.UTF_8));
  }

  static String clean(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is ever read");
        });
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return write(reader);
    } catch (XMLStreamException e) {
      throw new MediaRefused("svg-broken");
    }
  }

  private static String write(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder out = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    int skipped = 0;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MediaRefused("svg-doctype");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MOST_ELEMENTS || open.size() + skipped >= DEEPEST) {
            throw new MediaRefused("svg-broken");
          }
          String name = reader.getLocalName();
          boolean kept =
              skipped == 0 && SVG.equals(reader.getNamespaceURI()) && ELEMENTS.contains(name);
          if (elements == 1 && !(kept && name.equals("svg"))) {
            throw new MediaRefused("svg-broken");
          }
          if (kept) {
            out.append('<').append(name);
            if (open.isEmpty()) {
              out.append(" xmlns=\"" + SVG + "\"");
            }
            attributes(reader, out);
            out.append('>');
            open.push(name);
          } else {
            skipped++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (skipped > 0) {
            skipped--;
          } else {
            out.append("</").append(open.pop()).append('>');
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (skipped == 0 && !open.isEmpty()) {
            out.append(escaped(reader.getText()));
          }
        }
        default -> {
          // comments and instructions draw nothing
        }
      }
    }
    return out.toString();
  }

  private static void attributes(XMLStreamReader reader, StringBuilder out) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String value = reader.getAttributeValue(i);
      boolean link = name.equals("href");
      boolean foreign = reader.getAttributeNamespace(i) != null && !link;
      if (!foreign && allowed(name, value) && (!link || value.startsWith("#"))) {
        out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
      }
    }
  }

  /** No event, no style sheet in an attribute, and only addresses within the drawing. */
  private static boolean allowed(String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = value.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    boolean addresses =
        plain.contains("url(") && !plain.matches("[^(]*url\\(['\"]?#[^()]*\\)[^(]*");
    return ATTRIBUTE.matcher(name).matches()
        && !lower.startsWith("on")
        && !lower.equals("style")
        && !lower.equals("src")
        && !addresses
        && !plain.contains("javascript:")
        && !plain.contains("data:")
        && PLAIN_VALUE.matcher(value).matches();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
