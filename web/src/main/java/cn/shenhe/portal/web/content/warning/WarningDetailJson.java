package cn.shenhe.portal.web.content.warning;

import cn.shenhe.portal.content.warning.WarningDetail;
import java.util.List;

/**
 * Everything about one warning, for programs.
 *
 * @param originalText the issuer's own words
 * @param instruction the message's own advice; empty when it gives none
 * @param guidance this portal's advice, to be shown after the message's own
 * @param shapes outlines, {@code lat,lon lat,lon} in WGS84
 * @param codes division codes
 * @param cap address of the newest message as CAP 1.2, without host
 * @param story all messages, oldest first
 */
public record WarningDetailJson(
    WarningJson warning,
    String sender,
    String identifier,
    String originalText,
    String instruction,
    List<String> guidance,
    List<String> areas,
    List<String> endedAreas,
    List<String> shapes,
    List<String> codes,
    String web,
    boolean sourceSilent,
    String cap,
    List<StepJson> story) {

  /** One message; {@code changes} against the one before it. */
  public record StepJson(
      int number,
      String type,
      String identifier,
      String headline,
      String level,
      String sent,
      List<String> changes) {}

  static WarningDetailJson of(WarningDetail detail) {
    return new WarningDetailJson(
        WarningJson.of(detail.row()),
        detail.sender(),
        detail.identifier(),
        detail.originalText(),
        detail.instruction(),
        detail.guidance(),
        detail.areas(),
        detail.endedAreas(),
        detail.shapes(),
        detail.codes(),
        detail.web(),
        detail.sourceSilent(),
        "/api/v1/warnings/" + detail.row().id() + "/cap",
        detail.story().stream()
            .map(
                step ->
                    new StepJson(
                        step.number(),
                        step.type(),
                        step.identifier(),
                        step.headline(),
                        step.level().name(),
                        WarningJson.beijing(step.sent()),
                        step.changes()))
            .toList());
  }
}
