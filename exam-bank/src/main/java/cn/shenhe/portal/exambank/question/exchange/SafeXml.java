package cn.shenhe.portal.exambank.question.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The one door for foreign XML: no document type, so no entities, no outside world, no bombs. */
final class SafeXml {

  private static final int DEEPEST = 200;

  private SafeXml() {}

  /**
   * The root element.
   *
   * @throws FileRefused if there is a document type or the text is not well-formed
   */
  static Element parse(byte[] bytes) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
      checkDepth(root, 0);
      return root;
    } catch (SAXException e) {
      String message = String.valueOf(e.getMessage());
      throw new FileRefused(message.contains("DOCTYPE") ? "doctype" : "xml-form", message);
    } catch (IOException | ParserConfigurationException e) {
      throw new FileRefused("xml-form", e.getMessage());
    }
  }

  private static void checkDepth(Element element, int depth) {
    if (depth > DEEPEST) {
      throw new FileRefused("too-complex");
    }
    children(element).forEach(child -> checkDepth(child, depth + 1));
  }

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(e -> name.equals(name(e))).toList();
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  /** All elements of this name below, in document order. */
  static List<Element> all(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Element child : children(parent)) {
      if (name.equals(name(child))) {
        found.add(child);
      }
      found.addAll(all(child, name));
    }
    return found;
  }

  /** Local name; QTI 3's {@code qti-choice-interaction} reads {@code choiceInteraction}. */
  static String name(Element element) {
    String local = element.getLocalName() == null ? element.getTagName() : element.getLocalName();
    return local.startsWith("qti-") ? camel(local.substring(4)) : local;
  }

  /** An attribute in either spelling; empty if absent. */
  static String attribute(Element element, String name) {
    String value = element.getAttribute(name);
    return value.isEmpty() ? element.getAttribute(kebab(name)) : value;
  }

  static String camel(String kebab) {
    StringBuilder text = new StringBuilder();
    boolean upper = false;
    for (char c : kebab.toCharArray()) {
      if (c == '-') {
        upper = true;
      } else {
        text.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return text.toString();
  }

  static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Warnings do not make a file unreadable.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
