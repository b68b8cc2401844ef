package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.content.warning.area.Place;
import cn.shenhe.portal.content.warning.area.WarnedArea;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A warning together with its areas, to find out whom it concerns.
 *
 * @param areas what is warned now; empty when it is over
 * @param english the issuer's own English words, or null when it gives none
 */
public record WarningReach(WarningDetail detail, List<WarnedArea> areas, WarningDetail english) {

  public WarningReach {
    areas = List.copyOf(areas);
  }

  /**
   * Whether it can be told for every place if it is warned. An area without shape and code, or with
   * a code nobody can read, may lie anywhere.
   */
  public boolean isPlain() {
    return areas.stream().allMatch(area -> area.hasPlace() && area.unknownCodes().isEmpty());
  }

  /** Whether a place is warned, and by what; the finest certain match. */
  public Optional<WarnedArea.Match> match(Place place) {
    return areas.stream()
        .flatMap(area -> area.match(place, DistrictMap.shipped()).stream())
        .min(
            Comparator.comparing((WarnedArea.Match m) -> !m.certain())
                .thenComparing(WarnedArea.Match::level));
  }
}
