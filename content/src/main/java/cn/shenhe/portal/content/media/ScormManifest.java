package cn.shenhe.portal.content.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads {@code imsmanifest.xml}: no document type, so no entities and no outside world. Source:
 * SCORM 1.2 Content Aggregation Model, SCORM 2004 CAM; names are compared without their namespace
 * prefixes because real packages bind them freely.
 */
final class ScormManifest {

  private static final Pattern CHINESE =
      Pattern.compile(
          "<\\?xml[^>]*\\sencoding\\s*=\\s*[\"'](gb_?2312|gbk|gb18030|cp936|ms936|x-gbk)[\"']",
          Pattern.CASE_INSENSITIVE);
  private static final int MOST_ITEMS = 500;
  private static final int DEEPEST = 60;
  private static final int LAUNCH_DATA = 4096;

  private final List<String> files;
  private final Set<String> known;
  private final Map<String, String> resources = new HashMap<>();
  private final List<ScormPackage.Item> items = new ArrayList<>();
  private String edition = "";
  private Element sequencings;

  private ScormManifest(List<String> files) {
    this.files = files;
    this.known = new HashSet<>(files);
  }

  /**
   * @param files paths within the package
   * @throws MediaRefused if it is not well-formed, has a document type, no organization, nothing to
   *     launch, or names a file that is not there
   */
  static ScormPackage read(byte[] manifest, List<String> files) {
    return new ScormManifest(files).read(root(manifest));
  }

  private ScormPackage read(Element root) {
    if (!root.getLocalName().equals("manifest")) {
      throw new MediaRefused("scorm-manifest");
    }
    Element organizations = child(root, "organizations");
    Element organization = organizations == null ? null : chosen(organizations);
    if (organization == null) {
      throw new MediaRefused("scorm-no-organization");
    }
    edition = edition(root);
    sequencings = child(root, "sequencingCollection");
    resources(root);
    walk(organization, 0);
    if (items.isEmpty()) {
      throw new MediaRefused("scorm-nothing");
    }
    return new ScormPackage(edition, text(child(organization, "title")), items, files);
  }

  private static String edition(Element root) {
    Element metadata = child(root, "metadata");
    String version = metadata == null ? "" : text(child(metadata, "schemaversion"));
    if (version.contains("2004") || version.contains("1.3")) {
      return "2004";
    }
    if (version.contains("1.2") || version.contains("1.1")) {
      return "1.2";
    }
    return mentions(root, "adlcp_v1p3") ? "2004" : "1.2";
  }

  private static boolean mentions(Element root, String namespace) {
    for (int i = 0; i < root.getAttributes().getLength(); i++) {
      if (root.getAttributes().item(i).getNodeValue().contains(namespace)) {
        return true;
      }
    }
    return false;
  }

  private static Element chosen(Element organizations) {
    String wanted = organizations.getAttribute("default");
    Element first = null;
    for (Element organization : children(organizations)) {
      if (organization.getLocalName().equals("organization")) {
        if (organization.getAttribute("identifier").equals(wanted)) {
          return organization;
        }
        first = first == null ? organization : first;
      }
    }
    return first;
  }

  private void resources(Element root) {
    Element all = child(root, "resources");
    if (all == null) {
      return;
    }
    String base = attribute(root, "base") + attribute(all, "base");
    for (Element resource : children(all)) {
      if (resource.getLocalName().equals("resource")) {
        String href = resource.getAttribute("href").strip();
        if (!href.isEmpty()) {
          resources.put(
              resource.getAttribute("identifier"), base + attribute(resource, "base") + href);
        }
      }
    }
  }

  private void walk(Element parent, int depth) {
    if (depth > DEEPEST) {
      throw new MediaRefused("scorm-manifest");
    }
    for (Element item : children(parent)) {
      if (item.getLocalName().equals("item")) {
        String launch = resources.get(item.getAttribute("identifierref"));
        if (launch != null) {
          add(item, launch + parameters(launch, item.getAttribute("parameters").strip()));
        }
        walk(item, depth + 1);
      }
    }
  }

  private void add(Element item, String launch) {
    if (items.size() >= MOST_ITEMS) {
      throw new MediaRefused("scorm-manifest");
    }
    String address = launch.replace('\\', '/');
    if (address.matches("(?i)([a-z][a-z0-9+.-]*:|//).*")) {
      throw new MediaRefused("scorm-outside", cut(address, 100));
    }
    String path = address.replaceFirst("[?#].*", "");
    String found = found(path);
    String title = text(child(item, "title"));
    String data = text(child(item, "datafromlms"));
    items.add(
        new ScormPackage.Item(
            cut(item.getAttribute("identifier"), 200),
            cut(title.isBlank() ? found : title, 200),
            cut(found + address.substring(path.length()), 800),
            cut(mastery(item), 20),
            cut(data.isEmpty() ? text(child(item, "dataFromLMS")) : data, LAUNCH_DATA)));
  }

  private static String parameters(String launch, String parameters) {
    if (parameters.isEmpty() || parameters.startsWith("#")) {
      return parameters;
    }
    String bare = parameters.replaceFirst("^[?&]+", "");
    return (launch.contains("?") ? "&" : "?") + bare;
  }

  /** The score that passes: 2004 says it in the rules of the item's main objective. */
  private String mastery(Element item) {
    if (!edition.equals("2004")) {
      return text(child(item, "masteryscore"));
    }
    Element sequencing = child(item, "sequencing");
    String elsewhere = sequencing == null ? "" : sequencing.getAttribute("IDRef");
    if (!elsewhere.isEmpty() && sequencings != null && child(sequencing, "objectives") == null) {
      for (Element shared : children(sequencings)) {
        sequencing = shared.getAttribute("ID").equals(elsewhere) ? shared : sequencing;
      }
    }
    Element objectives = sequencing == null ? null : child(sequencing, "objectives");
    Element main = objectives == null ? null : child(objectives, "primaryObjective");
    if (main == null || !main.getAttribute("satisfiedByMeasure").strip().equals("true")) {
      return "";
    }
    // Source: SCORM 2004 4th Edition SN, 3.10.3: −1 to 1, and 1 when nothing is said.
    String measure = text(child(main, "minNormalizedMeasure"));
    return measure.isEmpty() ? "1" : measure.matches("-?([01]|[01]?\\.\\d{1,7})") ? measure : "";
  }

  /**
   * The file a path of the manifest means. Packages are made on machines that do not tell capital
   * letters apart and do not mind a dot before a path.
   *
   * @throws MediaRefused if there is none, or the path leads out of the package
   */
  private String found(String path) {
    for (String candidate :
        List.of(
            path,
            decoded(path, StandardCharsets.UTF_8),
            decoded(path, Charset.forName("GB18030")))) {
      String plain = normalized(candidate);
      if (known.contains(plain)) {
        return plain;
      }
      List<String> alike = files.stream().filter(plain::equalsIgnoreCase).toList();
      if (alike.size() == 1) {
        return alike.get(0);
      }
    }
    throw new MediaRefused("scorm-file-missing", cut(path, 100));
  }

  /** Without {@code .} and {@code ..}; one that leads out of the package is no file's. */
  private static String normalized(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return "";
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  private static String decoded(String path, Charset charset) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), charset);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static String attribute(Element element, String localName) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (localName.equals(attribute.getLocalName())) {
        return attribute.getNodeValue();
      }
    }
    return "";
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static Element child(Element parent, String name) {
    return children(parent).stream()
        .filter(element -> element.getLocalName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String text(Element element) {
    return element == null ? "" : element.getTextContent().strip();
  }

  private static Element root(byte[] bytes) {
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
      return builder.parse(source(bytes)).getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      if (new String(bytes, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
        throw new MediaRefused("scorm-doctype");
      }
      throw new MediaRefused("scorm-manifest");
    }
  }

  /** The parser of the JDK does not know every name of the Chinese encodings. */
  private static InputSource source(byte[] bytes) throws CharacterCodingException {
    String head = new String(bytes, 0, Math.min(300, bytes.length), StandardCharsets.ISO_8859_1);
    return CHINESE.matcher(head).lookingAt()
        ? new InputSource(
            new StringReader(
                Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(bytes)).toString()))
        : new InputSource(new ByteArrayInputStream(bytes));
  }

  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Warnings do not make a manifest unreadable.
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
