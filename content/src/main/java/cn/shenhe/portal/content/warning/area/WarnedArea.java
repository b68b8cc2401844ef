package cn.shenhe.portal.content.warning.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One area of a message: the union of its shapes and codes.
 *
 * @param description the issuer's own words, never used for matching
 * @param shapes polygons and circles
 * @param codes division codes
 * @param unknownCodes geocodes of schemes we cannot read, {@code scheme=value}: kept so that they
 *     do not vanish silently
 */
public record WarnedArea(
    String description,
    List<Shape> shapes,
    List<GeocodeLadder.Code> codes,
    List<String> unknownCodes) {

  /**
   * Why a place is held to be warned.
   *
   * @param level which rung matched; SHAPE for a drawn area
   * @param certain false when only a part of the district is warned and nobody can tell whether the
   *     place lies in that part
   */
  public record Match(Level level, boolean certain) {}

  /** What matched, finest first. */
  public enum Level {
    SHAPE,
    COMMUNITY,
    STREET,
    DISTRICT,
    CITY,
    PROVINCE,
    COUNTRY;

    static Level of(GeocodeLadder.Rung rung) {
      return valueOf(rung.name());
    }
  }

  public WarnedArea {
    shapes = List.copyOf(shapes);
    codes = List.copyOf(codes);
    unknownCodes = List.copyOf(unknownCodes);
  }

  /** Whether places can be compared with it at all. */
  public boolean hasPlace() {
    return !shapes.isEmpty() || !codes.isEmpty();
  }

  /**
   * Whether the place is warned, and by what; the finest certain match wins.
   *
   * <p>When shapes are given they are the area and codes only repeat it coarsely, so a point is
   * judged by the shapes alone.
   */
  public Optional<Match> match(Place place, DistrictMap map) {
    List<Match> matches = new ArrayList<>();
    if (place.point() != null && !shapes.isEmpty()) {
      return shapes.stream().anyMatch(shape -> shape.contains(place.point()))
          ? Optional.of(new Match(Level.SHAPE, true))
          : Optional.empty();
    }
    if (place.point() != null && map.boundary().contains(place.point())) {
      GeocodeLadder.Code district = GeocodeLadder.read(DistrictMap.DISTRICT_CODE).orElseThrow();
      addCodeMatches(district, matches);
    }
    if (place.code() != null) {
      addCodeMatches(place.code(), matches);
      if (matches.isEmpty()
          && place.code().digits().startsWith(DistrictMap.DISTRICT_CODE)
          && shapes.stream().anyMatch(map::touchedBy)) {
        boolean whole = shapes.stream().anyMatch(shape -> shape.covers(map.boundary()));
        boolean district = place.code().rung() == GeocodeLadder.Rung.DISTRICT;
        matches.add(new Match(Level.SHAPE, whole || district));
      }
    }
    return matches.stream()
        .min(java.util.Comparator.comparing((Match m) -> !m.certain()).thenComparing(Match::level));
  }

  private void addCodeMatches(GeocodeLadder.Code here, List<Match> matches) {
    for (GeocodeLadder.Code code : codes) {
      if (code.covers(here)) {
        matches.add(new Match(Level.of(code.rung()), true));
      } else if (here.covers(code)) {
        matches.add(new Match(Level.of(code.rung()), here.rung() != GeocodeLadder.Rung.DISTRICT));
      }
    }
  }

  /** Whether everybody in the other area was already in this one, as far as can be told. */
  public boolean covers(WarnedArea other) {
    boolean shapesCovered =
        other.shapes.stream()
            .allMatch(theirs -> shapes.stream().anyMatch(ours -> ours.covers(theirs)));
    boolean codesCovered =
        other.codes.stream()
            .allMatch(theirs -> codes.stream().anyMatch(ours -> ours.covers(theirs)));
    boolean unknownCovered = unknownCodes.containsAll(other.unknownCodes);
    boolean empty = other.shapes.isEmpty() && other.codes.isEmpty() && other.unknownCodes.isEmpty();
    return empty
        ? description.equals(other.description)
        : shapesCovered && codesCovered && unknownCovered;
  }
}
