package cn.shenhe.portal.content.warning;

import java.time.Instant;
import java.util.List;

/**
 * Everything about one warning.
 *
 * @param originalText the issuer's words: as typed by the duty officer, or the message's
 *     description
 * @param instruction the message's own advice; empty when it gives none
 * @param guidance the portal's own advice by hazard and level, to be shown after the message's
 * @param areas descriptions of what is warned now
 * @param endedAreas descriptions of what the issuer says is over
 * @param shapes outlines in CAP's form {@code lat,lon lat,lon}, for a map
 * @param codes division codes
 * @param origin where a duty officer had it from, or null
 * @param story all messages, oldest first
 */
public record WarningDetail(
    WarningRow row,
    String sender,
    String identifier,
    String description,
    String originalText,
    String instruction,
    List<String> guidance,
    List<String> areas,
    List<String> endedAreas,
    List<String> shapes,
    List<String> codes,
    String web,
    String origin,
    String sourceName,
    boolean sourceSilent,
    Instant sourceHeardAt,
    Instant endedAt,
    List<Step> story) {

  /**
   * One message of the story.
   *
   * @param type Alert, Update or Cancel
   * @param changes names of what it changed: FIRST, LEVEL_RAISED …; in the order of {@link
   *     WarningThread.Change}
   */
  public record Step(
      int number,
      String type,
      String identifier,
      String headline,
      WarningLevel level,
      Instant sent,
      Instant accepted,
      List<String> changes) {}
}
