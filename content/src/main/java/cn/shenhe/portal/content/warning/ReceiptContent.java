package cn.shenhe.portal.content.warning;

import java.time.Instant;
import java.util.List;

/**
 * What the message of a receipt says, for the person who decides on it.
 *
 * @param type CAP {@code msgType}
 * @param hazard standard name, or the sender's own word
 * @param effective when it begins to hold
 * @param expires null when the message gives no usable end
 * @param areas areas that are warned, in the order of the message
 * @param endedAreas names of areas the issuer says are over
 * @param changes the messages it changes or ends, in the order it names them
 * @param hiddenBecause key of why the public would not see it, or null
 */
public record ReceiptContent(
    String type,
    String issuer,
    String hazard,
    WarningLevel level,
    String description,
    String instruction,
    Instant sent,
    Instant effective,
    Instant expires,
    List<Area> areas,
    List<String> endedAreas,
    List<Change> changes,
    String hiddenBecause) {

  /**
   * One area.
   *
   * @param codes division codes
   * @param shapes how many polygons and circles
   * @param unknownCodes codes of schemes nobody here can read, {@code scheme=value}
   */
  public record Area(
      String description, List<String> codes, int shapes, List<String> unknownCodes) {

    public Area {
      codes = List.copyOf(codes);
      unknownCodes = List.copyOf(unknownCodes);
    }

    /** Whether places can be compared with it. */
    public boolean placed() {
      return shapes > 0 || !codes.isEmpty();
    }
  }

  /**
   * A message this one speaks of.
   *
   * @param warning public id of the warning it belongs to, or null when none is known or it is not
   *     the sender's own
   * @param headline of that warning, or null
   */
  public record Change(String identifier, String warning, String headline) {}

  public ReceiptContent {
    areas = List.copyOf(areas);
    endedAreas = List.copyOf(endedAreas);
    changes = List.copyOf(changes);
  }
}
