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
 * @param parts what is said of single areas, by one message or by several that hold side by side;
 *     the gravest first, at least one
 * @param standing keys of the messages that say how it stands, sorted
 * @param merged public ids of warnings that have become a part of this one
 */
public record WarningReach(
    WarningDetail detail,
    List<WarnedArea> areas,
    WarningDetail english,
    List<Part> parts,
    List<String> standing,
    List<String> merged) {

  /**
   * What is said of some of the areas.
   *
   * @param message key of the message
   * @param detail the warning as it is there
   */
  public record Part(
      String message, WarningDetail detail, List<WarnedArea> areas, WarningDetail english) {

    public Part {
      areas = List.copyOf(areas);
    }

    /** Whether a place is warned by this part. */
    public boolean concerns(Place place) {
      return areas.stream().anyMatch(area -> area.match(place, DistrictMap.shipped()).isPresent());
    }
  }

  public WarningReach {
    areas = List.copyOf(areas);
    parts = List.copyOf(parts);
    standing = List.copyOf(standing);
    merged = List.copyOf(merged);
  }

  /** What people are told of whom the part concerns. */
  public WarningReach of(Part part) {
    return new WarningReach(
        part.detail(), part.areas(), part.english(), List.of(part), standing, merged);
  }

  /** The part a place is told of: the gravest that concerns it. */
  public Optional<Part> partAt(Place place) {
    return parts.stream().filter(part -> part.concerns(place)).findFirst();
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
