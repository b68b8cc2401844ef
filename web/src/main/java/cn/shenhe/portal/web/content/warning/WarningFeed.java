package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.EndedWarning;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes warnings as Atom. Source: RFC 4287; OASIS "Example Practices: CAP Feeds 1.0". */
@ApplicationScoped
public class WarningFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @Inject
  @ConfigProperty(name = "portal.public.url", defaultValue = "http://localhost:8080")
  String publicUrl;

  /**
   * @param ended what held until lately: an entry that only vanished would look like a reader's
   *     failure
   * @param changedAt when the list last changed, also by a warning's end
   */
  String write(List<WarningRow> rows, List<EndedWarning> ended, String area, Instant changedAt) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      String self = publicUrl + "/api/v1/warnings/feed" + (area == null ? "" : "?area=" + area);
      element(out, "id", self);
      String place = area == null ? null : DistrictMap.shipped().streets().get(area);
      String title = WarningFormat.text("feed.title");
      element(out, "title", place == null ? title : title + " " + place);
      element(out, "updated", changedAt.truncatedTo(ChronoUnit.SECONDS).toString());
      link(out, "self", "application/atom+xml", self);
      for (WarningRow row : rows) {
        entry(out, row, row.changedAt());
      }
      for (EndedWarning over : ended) {
        entry(out, over.row(), over.over());
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return text.toString();
  }

  private void entry(XMLStreamWriter out, WarningRow row, Instant updated)
      throws XMLStreamException {
    out.writeStartElement("entry");
    element(out, "id", "urn:portal:warning:" + row.id());
    String mark = row.demo() ? "【" + WarningFormat.text("demo") + "】" : "";
    element(out, "title", mark + row.headline());
    element(out, "updated", updated.truncatedTo(ChronoUnit.SECONDS).toString());
    out.writeStartElement("author");
    element(out, "name", row.issuer());
    out.writeEndElement();
    String state = WarningFormat.text("state." + row.state().name());
    out.writeEmptyElement("category");
    out.writeAttribute("scheme", "urn:portal:warning:state");
    out.writeAttribute("term", row.state().name());
    out.writeAttribute("label", state);
    String level = WarningFormat.text("level." + row.level().name());
    element(
        out,
        "summary",
        String.join(" ", level, row.areaText(), row.state() == WarningState.ACTIVE ? "" : state)
            .strip());
    link(
        out,
        "alternate",
        "application/cap+xml",
        publicUrl + "/api/v1/warnings/" + row.id() + "/cap");
    link(out, "related", "text/html", publicUrl + "/warning/warning?id=" + row.id());
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String rel, String type, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("type", type);
    out.writeAttribute("href", href);
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
