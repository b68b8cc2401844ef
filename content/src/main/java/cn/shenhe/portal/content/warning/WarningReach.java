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
 */
public record WarningReach(WarningDetail detail, List<WarnedArea> areas) {

  public WarningReach {
    areas = List.copyOf(areas);
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
