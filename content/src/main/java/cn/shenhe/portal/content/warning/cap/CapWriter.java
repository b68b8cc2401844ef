package cn.shenhe.portal.content.warning.cap;

import cn.shenhe.portal.content.warning.area.Polygon;
import cn.shenhe.portal.content.warning.area.Shape;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a message as CAP 1.2, whatever edition it was read from. Signatures are not carried over.
 */
public final class CapWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private final XMLStreamWriter out;

  private CapWriter(XMLStreamWriter out) {
    this.out = out;
  }

  /** The document in UTF-8. */
  public static byte[] write(CapAlert alert) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      new CapWriter(out).alert(alert);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The standard's own form: UTC is {@code -00:00}. */
  static String time(OffsetDateTime time) {
    String offset = time.getOffset().equals(ZoneOffset.UTC) ? "-00:00" : time.getOffset().getId();
    return TIME.format(time) + offset;
  }

  private void alert(CapAlert a) throws XMLStreamException {
    out.writeStartElement("alert");
    out.writeDefaultNamespace(CapVersion.V1_2.namespace());
    text("identifier", a.identifier());
    text("sender", a.sender());
    time("sent", a.sent());
    word("status", a.status());
    word("msgType", a.messageType());
    text("source", a.source());
    word("scope", a.scope() == null ? CapScope.PUBLIC : a.scope());
    text("restriction", a.restriction());
    listed("addresses", a.addresses());
    texts("code", a.codes());
    text("note", a.note());
    if (!a.references().isEmpty()) {
      text(
          "references",
          a.references().stream()
              .map(
                  r ->
                      r.sender()
                          + ","
                          + r.identifier()
                          + ","
                          + time(r.sent() == null ? a.sent() : r.sent()))
              .collect(Collectors.joining(" ")));
    }
    listed("incidents", a.incidents());
    for (CapInfo info : a.infos()) {
      info(info);
    }
    out.writeEndElement();
  }

  private void info(CapInfo i) throws XMLStreamException {
    out.writeStartElement("info");
    text("language", i.language());
    for (CapCategory category :
        i.categories().isEmpty() ? List.of(CapCategory.OTHER) : i.categories()) {
      word("category", category);
    }
    text("event", i.event() == null ? "" : i.event());
    for (CapResponse response : i.responses()) {
      word("responseType", response);
    }
    word("urgency", i.urgency() == null ? CapUrgency.UNKNOWN : i.urgency());
    word("severity", i.severity() == null ? CapSeverity.UNKNOWN : i.severity());
    word("certainty", i.certainty() == null ? CapCertainty.UNKNOWN : i.certainty());
    text("audience", i.audience());
    values("eventCode", i.eventCodes());
    time("effective", i.effective());
    time("onset", i.onset());
    time("expires", i.expires());
    text("senderName", i.senderName());
    text("headline", i.headline());
    text("description", i.description());
    text("instruction", i.instruction());
    text("web", i.web());
    text("contact", i.contact());
    values("parameter", i.parameters());
    for (CapResource r : i.resources()) {
      out.writeStartElement("resource");
      text("resourceDesc", r.description());
      text("mimeType", r.mimeType() == null ? "application/octet-stream" : r.mimeType());
      text("size", r.size());
      text("uri", r.uri());
      text("derefUri", r.embedded());
      text("digest", r.digest());
      out.writeEndElement();
    }
    for (CapArea area : i.areas()) {
      area(area);
    }
    out.writeEndElement();
  }

  private void area(CapArea area) throws XMLStreamException {
    out.writeStartElement("area");
    text("areaDesc", area.description() == null ? "" : area.description());
    for (Shape shape : area.shapes()) {
      if (shape instanceof Polygon) {
        text("polygon", shape.text());
      }
    }
    for (Shape shape : area.shapes()) {
      if (!(shape instanceof Polygon)) {
        text("circle", shape.text());
      }
    }
    values("geocode", area.geocodes());
    text("altitude", area.altitude());
    text("ceiling", area.ceiling());
    out.writeEndElement();
  }

  private void values(String element, List<CapValue> values) throws XMLStreamException {
    for (CapValue value : values) {
      out.writeStartElement(element);
      text("valueName", value.name());
      text("value", value.value());
      out.writeEndElement();
    }
  }

  private void listed(String element, List<String> values) throws XMLStreamException {
    if (!values.isEmpty()) {
      text(
          element,
          values.stream()
              .map(v -> v.contains(" ") ? '"' + v + '"' : v)
              .collect(Collectors.joining(" ")));
    }
  }

  private void texts(String element, List<String> values) throws XMLStreamException {
    for (String value : values) {
      text(element, value);
    }
  }

  private void time(String element, OffsetDateTime time) throws XMLStreamException {
    text(element, time == null ? null : time(time));
  }

  private void word(String element, CapWord word) throws XMLStreamException {
    text(element, word == null ? null : word.word());
  }

  private void text(String element, String text) throws XMLStreamException {
    if (text == null) {
      return;
    }
    out.writeStartElement(element);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
