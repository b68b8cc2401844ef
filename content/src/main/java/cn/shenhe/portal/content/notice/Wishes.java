package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.warning.Hazards;
import cn.shenhe.portal.content.warning.WarningLevel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to be told.
 *
 * @param spots where, each place once; told when any of them is warned
 * @param hazards standard names; empty for all
 * @param minLevel told from this level upwards
 * @param quietFrom minute of the day in Beijing, 0..1439, or null for no quiet hours
 * @param quietTo minute of the day; may be smaller than the other: then it is over midnight
 * @param elder few words, the most important first
 * @param english the issuer's English words where a message has them
 */
public record Wishes(
    List<Spot> spots,
    List<String> hazards,
    WarningLevel minLevel,
    Integer quietFrom,
    Integer quietTo,
    boolean elder,
    boolean english) {

  /** Every street of the district and some points. */
  public static final int MOST_SPOTS = 20;

  private static final int MINUTES = 1440;

  public Wishes {
    Map<String, Spot> each = new LinkedHashMap<>();
    spots.forEach(spot -> each.putIfAbsent(spot.key(), spot));
    spots = List.copyOf(each.values());
    if (spots.isEmpty()) {
      throw new NoticeRefused("notice.badPlace");
    }
    if (spots.size() > MOST_SPOTS) {
      throw new NoticeRefused("notice.manyPlaces", MOST_SPOTS);
    }
    hazards = hazards.stream().filter(Hazards::isKnown).distinct().toList();
    if (minLevel == null || minLevel == WarningLevel.UNKNOWN) {
      throw new NoticeRefused("notice.levelMissing");
    }
    boolean quiet = quietFrom != null && quietTo != null && !quietFrom.equals(quietTo);
    if (!quiet) {
      quietFrom = null;
      quietTo = null;
    } else if (quietFrom < 0 || quietFrom >= MINUTES || quietTo < 0 || quietTo >= MINUTES) {
      throw new NoticeRefused("notice.badQuietHours");
    }
  }
}
