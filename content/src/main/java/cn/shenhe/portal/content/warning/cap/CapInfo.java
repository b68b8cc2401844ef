package cn.shenhe.portal.content.warning.cap;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * What the message says, in one language.
 *
 * @param language RFC 3066 tag; {@code en-US} when the document gives none, as the standard says
 * @param web an address given by the sender; only http and https are kept
 */
public record CapInfo(
    String language,
    List<CapCategory> categories,
    String event,
    List<CapResponse> responses,
    CapUrgency urgency,
    CapSeverity severity,
    CapCertainty certainty,
    String audience,
    List<CapValue> eventCodes,
    OffsetDateTime effective,
    OffsetDateTime onset,
    OffsetDateTime expires,
    String senderName,
    String headline,
    String description,
    String instruction,
    String web,
    String contact,
    List<CapValue> parameters,
    List<CapResource> resources,
    List<CapArea> areas) {

  public CapInfo {
    categories = List.copyOf(categories);
    responses = List.copyOf(responses);
    eventCodes = List.copyOf(eventCodes);
    parameters = List.copyOf(parameters);
    resources = List.copyOf(resources);
    areas = List.copyOf(areas);
  }
}
