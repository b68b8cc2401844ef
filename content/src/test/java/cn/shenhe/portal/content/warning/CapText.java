package cn.shenhe.portal.content.warning;

import java.util.ArrayList;
import java.util.List;

/** Builds the text of a CAP message for tests: {@code aRainWarning("A1").level("红").xml()}. */
final class CapText {

  private final String identifier;
  private String sender = "沈阳市气象台";
  private String sent = "2026-07-01T07:30:00+08:00";
  private String status = "Actual";
  private String type = "Alert";
  private String colour = "黄";
  private String severity = "Moderate";
  private String code = "210103000000";
  private String expires = "2026-07-01T20:00:00+08:00";
  private String eventCode = "11B03";
  private String extra = "";
  private final List<String> references = new ArrayList<>();

  private CapText(String identifier) {
    this.identifier = identifier;
  }

  /** Yellow, for the district, 07:30 to 20:00 Beijing time on 1 July 2026. */
  static CapText aRainWarning(String identifier) {
    return new CapText(identifier);
  }

  CapText from(String who) {
    sender = who;
    return this;
  }

  CapText sentAt(String time) {
    sent = time;
    return this;
  }

  CapText status(String word) {
    status = word;
    return this;
  }

  CapText update(String... identifiers) {
    type = "Update";
    references.addAll(List.of(identifiers));
    return this;
  }

  CapText cancel(String... identifiers) {
    type = "Cancel";
    references.addAll(List.of(identifiers));
    return this;
  }

  CapText red() {
    colour = "红";
    severity = "Extreme";
    return this;
  }

  CapText blue() {
    colour = "蓝";
    severity = "Minor";
    return this;
  }

  CapText area(String divisionCode) {
    code = divisionCode;
    return this;
  }

  CapText expires(String time) {
    expires = time;
    return this;
  }

  CapText eventCode(String value) {
    eventCode = value;
    return this;
  }

  CapText responding(String response) {
    extra = "<responseType>" + response + "</responseType>";
    return this;
  }

  String xml() {
    StringBuilder named = new StringBuilder();
    for (String reference : references) {
      // As CMA does it: the new message's own time instead of the old one's.
      named.append(sender).append(',').append(reference).append(',').append(sent).append(' ');
    }
    return "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>"
        + identifier
        + "</identifier><sender>"
        + sender
        + "</sender><sent>"
        + sent
        + "</sent><status>"
        + status
        + "</status><msgType>"
        + type
        + "</msgType><scope>Public</scope><note>n</note>"
        + (references.isEmpty() ? "" : "<references>" + named.toString().strip() + "</references>")
        + "<info><language>zh-CN</language><category>Met</category><event>暴雨</event>"
        + extra
        + "<urgency>Unknown</urgency><severity>"
        + severity
        + "</severity><certainty>Unknown</certainty><eventCode><valueName>c</valueName><value>"
        + eventCode
        + "</value></eventCode><expires>"
        + expires
        + "</expires><senderName>沈阳市气象台</senderName><headline>沈阳市气象台发布暴雨"
        + colour
        + "色预警</headline><description>预计有强降雨。</description><area><areaDesc>沈河区</areaDesc>"
        + "<geocode><valueName>CPEAS Geographic Code</valueName><value>"
        + code
        + "</value></geocode></area></info></alert>";
  }
}
