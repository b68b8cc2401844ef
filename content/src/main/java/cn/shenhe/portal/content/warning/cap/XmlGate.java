package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xml.sax.InputSource;

/**
 * The one gate for foreign XML of this feature.
 *
 * <p>Refuses any document type declaration (so there are no entities to expand and nothing to
 * fetch), more than {@value #MAX_BYTES} bytes ({@value #MAX_MESSAGE_BYTES} for a single message),
 * more than {@value #MAX_DEPTH} levels, and more than {@value #MAX_ELEMENTS} elements. Uses the
 * JDK's own parser whatever else is on the class path.
 */
final class XmlGate {

  static final int MAX_BYTES = 2 * 1024 * 1024;

  /** H2 keeps no longer binary in a row; the largest of 700 real messages has 316 kB. */
  static final int MAX_MESSAGE_BYTES = 1024 * 1024;

  static final int MAX_DEPTH = 32;
  static final int MAX_ELEMENTS = 100_000;

  private static final int PROLOG = 300;
  private static final Pattern CHINESE =
      Pattern.compile(
          "<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](gb_?2312|gbk|gb18030|cp936|ms936|x-gbk)[\"']",
          Pattern.CASE_INSENSITIVE);

  private XmlGate() {}

  /** The document did not pass. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String found;

    Refused(Rule rule, String found) {
      super(rule + " " + found);
      this.rule = rule;
      this.found = found;
    }

    CapProblem problem() {
      return new CapProblem(rule, "", found);
    }
  }

  /**
   * @param limit bytes
   * @return the root element
   * @throws Refused when any limit is passed or the text is not well-formed XML
   */
  static XmlElement read(byte[] bytes, int limit) throws Refused {
    if (bytes.length > limit) {
      throw new Refused(Rule.TOO_LARGE, bytes.length + " > " + limit);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the document is ever read");
        });
    try {
      InputSource source = source(bytes);
      XMLStreamReader reader =
          source.getCharacterStream() == null
              ? factory.createXMLStreamReader(source.getByteStream())
              : factory.createXMLStreamReader(source.getCharacterStream());
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | CharacterCodingException e) {
      throw new Refused(Rule.NOT_WELL_FORMED, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The document for a parser. The parser of the JDK does not know every name of the Chinese
   * encodings, and whoever writes GB2312 means the larger set that holds all names of people.
   *
   * @throws CharacterCodingException when it says so and is not in that encoding
   */
  static InputSource source(byte[] bytes) throws CharacterCodingException {
    String head = new String(bytes, 0, Math.min(PROLOG, bytes.length), StandardCharsets.ISO_8859_1);
    if (!CHINESE.matcher(head).lookingAt()) {
      return new InputSource(new ByteArrayInputStream(bytes));
    }
    String text = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return new InputSource(new StringReader(text));
  }

  private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException, Refused {
    Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new Refused(Rule.DOCTYPE, "DOCTYPE");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            // Without a document type none is declared.
            throw new Refused(Rule.NOT_WELL_FORMED, "&" + reader.getLocalName() + ";");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++elements > MAX_ELEMENTS) {
            throw new Refused(Rule.TOO_MANY_ELEMENTS, "> " + MAX_ELEMENTS);
          }
          if (open.size() >= MAX_DEPTH) {
            throw new Refused(Rule.TOO_DEEP, "> " + MAX_DEPTH);
          }
          XmlElement element = element(reader);
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().content().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!open.isEmpty()) {
            open.peek().content().add(reader.getText());
          }
        }
        default -> {
          // comments and processing instructions say nothing to us
        }
      }
    }
    if (root == null) {
      throw new Refused(Rule.NOT_WELL_FORMED, "no element");
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader) {
    Map<String, String> declared = new LinkedHashMap<>();
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      declared.put(orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = orEmpty(reader.getAttributePrefix(i));
      String name = reader.getAttributeLocalName(i);
      attributes.put(prefix.isEmpty() ? name : prefix + ":" + name, reader.getAttributeValue(i));
    }
    List<Object> content = new ArrayList<>();
    return new XmlElement(
        orEmpty(reader.getPrefix()),
        reader.getLocalName(),
        orEmpty(reader.getNamespaceURI()),
        declared,
        attributes,
        content);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
