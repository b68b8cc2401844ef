package cn.shenhe.portal.content.warning.cap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One element of a small, already checked XML tree.
 *
 * @param namespace empty when the element has none
 * @param declared prefixes declared on this element; the default namespace has the empty prefix
 * @param attributes by name as written ({@code xsi:type}), in document order
 * @param content text and elements in document order: {@link String} or {@link XmlElement}
 */
record XmlElement(
    String prefix,
    String name,
    String namespace,
    Map<String, String> declared,
    Map<String, String> attributes,
    List<Object> content) {

  List<XmlElement> children() {
    List<XmlElement> children = new ArrayList<>();
    for (Object part : content) {
      if (part instanceof XmlElement child) {
        children.add(child);
      }
    }
    return children;
  }

  /**
   * Those of this name and of this element's own namespace: an extension that calls its element
   * {@code status} says nothing about the status.
   */
  List<XmlElement> children(String childName) {
    return children().stream().filter(c -> isOwn(c, childName)).toList();
  }

  Optional<XmlElement> child(String childName) {
    return children().stream().filter(c -> isOwn(c, childName)).findFirst();
  }

  private boolean isOwn(XmlElement child, String childName) {
    return child.name.equals(childName) && child.namespace.equals(namespace);
  }

  Optional<String> childText(String childName) {
    return child(childName).map(XmlElement::text);
  }

  /** All text directly inside, without the text of child elements. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Object part : content) {
      if (part instanceof String piece) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  /**
   * The element as a document of its own. Prefixes used but declared further out are declared here,
   * so that a message cut out of a feed says the same as before.
   *
   * @param outer prefixes in scope around the element
   */
  String asDocument(Map<String, String> outer) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    Map<String, String> missing = new TreeMap<>();
    collectUsed(outer, new LinkedHashMap<>(), missing);
    write(out, missing);
    return out.toString();
  }

  private void collectUsed(
      Map<String, String> outer, Map<String, String> inner, Map<String, String> missing) {
    Map<String, String> scope = new LinkedHashMap<>(inner);
    scope.putAll(declared);
    need(prefix, outer, scope, missing);
    for (String attribute : attributes.keySet()) {
      int colon = attribute.indexOf(':');
      if (colon > 0) {
        need(attribute.substring(0, colon), outer, scope, missing);
      }
    }
    for (XmlElement child : children()) {
      child.collectUsed(outer, scope, missing);
    }
  }

  private static void need(
      String prefix,
      Map<String, String> outer,
      Map<String, String> scope,
      Map<String, String> missing) {
    if (!scope.containsKey(prefix) && outer.containsKey(prefix) && !prefix.equals("xml")) {
      missing.put(prefix, outer.get(prefix));
    }
  }

  private void write(StringBuilder out, Map<String, String> extra) {
    String qualified = prefix.isEmpty() ? name : prefix + ":" + name;
    out.append('<').append(qualified);
    Map<String, String> declarations = new LinkedHashMap<>(extra);
    declarations.putAll(declared);
    declarations.forEach((p, uri) -> attribute(out, p.isEmpty() ? "xmlns" : "xmlns:" + p, uri));
    attributes.forEach((n, v) -> attribute(out, n, v));
    out.append('>');
    for (Object part : content) {
      if (part instanceof XmlElement child) {
        child.write(out, Map.of());
      } else {
        escape(out, (String) part, false);
      }
    }
    out.append("</").append(qualified).append('>');
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(out, value, true);
    out.append('"');
  }

  private static void escape(StringBuilder out, String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\r' -> out.append("&#13;");
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        case '\t' -> out.append(attribute ? "&#9;" : "\t");
        default -> out.append(c);
      }
    }
  }
}
