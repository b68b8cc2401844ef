package cn.shenhe.portal.content.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

  /** Number of the newest message that changed something people are told; 1 when none did. */
  public int material() {
    return story.stream().filter(Step::material).mapToInt(Step::number).max().orElse(1);
  }

  /**
   * One message of the story.
   *
   * @param type Alert, Update or Cancel
   * @param changes names of what it changed: FIRST, LEVEL_RAISED …; in the order of {@link
   *     WarningThread.Change}
   * @param material whether people were told (again) because of it
   * @param differences what it changed, from and to; empty for a first message and for a cancel
   * @param key names the message by all it says
   */
  public record Step(
      int number,
      String type,
      String identifier,
      String headline,
      WarningLevel level,
      Instant sent,
      Instant accepted,
      List<String> changes,
      boolean material,
      List<Difference> differences,
      String key) {}

  /** What of a message another one changed, in the order in which it is shown. */
  public enum What {
    LEVEL,
    HEADLINE,
    AREA,
    ONSET,
    UNTIL,
    DESCRIPTION,
    INSTRUCTION;

    /** A few words, not a whole text. */
    public boolean isBrief() {
      return this == LEVEL || this == AREA || this == ONSET || this == UNTIL;
    }
  }

  /**
   * One thing that changed.
   *
   * @param before a level, a moment or a text; null when it was not stated
   * @param after the same
   */
  public record Difference(What what, Object before, Object after) {

    static List<Difference> of(WarningContent before, WarningContent after) {
      List<Difference> found = new ArrayList<>();
      if (before == null || before.over() || after.over()) {
        return found;
      }
      add(found, What.LEVEL, before.level(), after.level());
      add(found, What.HEADLINE, before.headline(), after.headline());
      add(found, What.AREA, before.areaText(), after.areaText());
      add(found, What.ONSET, begin(before), begin(after));
      add(found, What.UNTIL, stated(before), stated(after));
      add(found, What.DESCRIPTION, before.description(), after.description());
      add(found, What.INSTRUCTION, before.instruction(), after.instruction());
      return found;
    }

    private static Instant begin(WarningContent content) {
      return content.onsetStated() ? content.onset() : null;
    }

    private static Instant stated(WarningContent content) {
      return content.untilStated() ? content.until() : null;
    }

    private static void add(List<Difference> found, What what, Object before, Object after) {
      if (!Objects.equals(before, after)) {
        found.add(new Difference(what, before, after));
      }
    }
  }
}
