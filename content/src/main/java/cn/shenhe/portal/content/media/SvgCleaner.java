package cn.shenhe.portal.content.media;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

  /** What of a style sheet or a style attribute is kept, as attributes of the same name. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "clip-path",
          "clip-rule",
          "color",
          "display",
          "dominant-baseline",
          "fill",
          "fill-opacity",
          "fill-rule",
          "font-family",
          "font-size",
          "font-style",
          "font-weight",
          "letter-spacing",
          "marker-end",
          "marker-mid",
          "marker-start",
          "mask",
          "opacity",
          "paint-order",
          "stop-color",
          "stop-opacity",
          "stroke",
          "stroke-dasharray",
          "stroke-dashoffset",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "stroke-opacity",
          "stroke-width",
          "text-anchor",
          "text-decoration",
          "vector-effect",
          "visibility",
          "word-spacing");

  /** Without these a drawing looks different. */
  private static final Set<String> SEEN =
      Set.of("image", "foreignObject", "filter", "animate", "animateTransform", "set");

  private static final Pattern AT_RULE =
      Pattern.compile("@[^{};@]*+(?:;|\\{(?:[^{}]*+\\{[^{}]*+\\})*+[^{}]*+\\})");
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z]*)(?:([.#])([\\w-]{1,100}))?");
  private static final int MOST_SHEET = 50_000;
  private static final int MOST_RULES = 2_000;
  private static final int LONGEST_DECLARED = 300;

  /** One rule may stand on every element; characters. */
  private static final int MOST_WRITTEN = 10_000_000;

  private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,40}");
  private static final Pattern PLAIN_VALUE = Pattern.compile("(?s)[^<>]{0,200000}");
  private static final int MOST_ELEMENTS = 50_000;
  private static final int DEEPEST = 60;

  private final Map<String, Map<String, String>> sheet = new LinkedHashMap<>();
  private int sheetLength;
  private boolean lost;

  private SvgCleaner() {}

  /**
   * @throws MediaRefused if it is no well-formed SVG, or has a document type
   */
  static CheckedFile check(byte[] bytes) {
    SvgCleaner cleaner = new SvgCleaner();
    byte[] clean = cleaner.cleaned(bytes).getBytes(StandardCharsets.UTF_8);
    CheckedFile kept = CheckedFile.rewritten(MediaKind.PICTURE, "image/svg+xml", 0, 0, clean);
    return cleaner.lost ? kept.remarked("svg-parts") : kept;
  }

  static String clean(byte[] bytes) {
    return new SvgCleaner().cleaned(bytes);
  }

  private String cleaned(byte[] bytes) {
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

  private String write(XMLStreamReader reader) throws XMLStreamException {
    StringBuilder out = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    StringBuilder style = null;
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
            if (out.length() > MOST_WRITTEN) {
              throw new MediaRefused("svg-broken");
            }
            out.append('>');
            open.push(name);
          } else {
            boolean ours = skipped == 0 && SVG.equals(reader.getNamespaceURI());
            lost |= ours && SEEN.contains(name);
            style = ours && name.equals("style") ? new StringBuilder() : null;
            skipped++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (skipped > 0) {
            skipped--;
            if (style != null) {
              rules(style.toString());
              style = null;
            }
          } else {
            out.append("</").append(open.pop()).append('>');
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (style != null) {
            style.append(reader.getText());
          } else if (skipped == 0 && !open.isEmpty()) {
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

  /** Plain rules only: of a class, a name, a kind of element; all others change nothing. */
  private void rules(String text) {
    sheetLength += text.length();
    if (sheetLength > MOST_SHEET) {
      lost = true;
      return;
    }
    String plain = AT_RULE.matcher(text.replaceAll("(?s)/\\*.*?\\*/", "")).replaceAll("");
    for (String rule : plain.split("\\}")) {
      int brace = rule.indexOf('{');
      if (brace < 0) {
        continue;
      }
      Map<String, String> declared = declarations(rule.substring(brace + 1));
      for (String selector : rule.substring(0, brace).split(",")) {
        Matcher known = SELECTOR.matcher(selector.strip());
        if (known.matches() && !selector.isBlank() && sheet.size() < MOST_RULES) {
          sheet.computeIfAbsent(selector.strip(), s -> new LinkedHashMap<>()).putAll(declared);
        } else {
          lost = true;
        }
      }
    }
  }

  private Map<String, String> declarations(String text) {
    Map<String, String> declared = new LinkedHashMap<>();
    for (String one : text.split(";")) {
      int colon = one.indexOf(':');
      String name = colon < 0 ? "" : one.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = one.substring(colon + 1).replaceFirst("!\\s*important\\s*$", "").strip();
      if (value.length() > LONGEST_DECLARED) {
        lost = true;
      } else if (PROPERTIES.contains(name) && !value.isEmpty() && allowed(name, value)) {
        declared.put(name, value);
      }
    }
    return declared;
  }

  /** In the order in which the later one counts: kind of element, class, name. */
  private Map<String, String> styled(XMLStreamReader reader) {
    Map<String, String> styled = new LinkedHashMap<>();
    String name = reader.getLocalName();
    styled.putAll(sheet.getOrDefault(name, Map.of()));
    String classes = reader.getAttributeValue(null, "class");
    for (String one : classes == null ? new String[0] : classes.strip().split("\\s+")) {
      styled.putAll(sheet.getOrDefault("." + one, Map.of()));
      styled.putAll(sheet.getOrDefault(name + "." + one, Map.of()));
    }
    String id = reader.getAttributeValue(null, "id");
    if (id != null) {
      styled.putAll(sheet.getOrDefault("#" + id, Map.of()));
      styled.putAll(sheet.getOrDefault(name + "#" + id, Map.of()));
    }
    String style = reader.getAttributeValue(null, "style");
    if (style != null) {
      styled.putAll(declarations(style));
    }
    return styled;
  }

  private void attributes(XMLStreamReader reader, StringBuilder out) {
    Map<String, String> styled = styled(reader);
    styled.forEach(
        (name, value) ->
            out.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String value = reader.getAttributeValue(i);
      boolean link = name.equals("href");
      boolean foreign = reader.getAttributeNamespace(i) != null && !link;
      if (!foreign
          && !styled.containsKey(name)
          && allowed(name, value)
          && (!link || value.startsWith("#"))) {
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
        // An escape could spell url( unseen.
        && value.indexOf('\\') < 0
        && PLAIN_VALUE.matcher(value).matches();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
