package cn.shenhe.portal.content.shelter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands a text as a position, a community, a street, or the name or address of a shelter, in
 * this order. There are no outlines of streets anywhere, so a street yields its list of shelters,
 * not a position.
 *
 * @param streets of the district
 * @param communities name and street code of each
 * @param shelters to be known by name or address
 */
record PlaceNames(
    List<StreetName> streets, List<CommunityName> communities, List<ShelterState> shelters) {

  /** A community and the code of its street. */
  record CommunityName(String name, String streetCode) {}

  private static final Pattern PAIR =
      Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)\\s*[,，\\s]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");

  Place understand(String written) {
    String text = written == null ? "" : written.replaceAll("[\\s　]+", " ").strip();
    if (text.isEmpty()) {
      return new Place(Place.Kind.NOTHING, "", null, null);
    }
    Optional<GeoPoint> pair = pair(text);
    if (pair.isPresent()) {
      return new Place(Place.Kind.POINT, text, pair.get(), null);
    }
    String plain = text.replace(" ", "");
    Optional<CommunityName> community =
        communities.stream()
            .filter(c -> mentions(plain, c.name(), "社区"))
            .max(Comparator.comparingInt(c -> c.name().length()));
    if (community.isPresent()) {
      return new Place(
          Place.Kind.COMMUNITY, community.get().name(), null, community.get().streetCode());
    }
    Optional<StreetName> street =
        streets.stream()
            .filter(StreetName::active)
            .filter(s -> plain.equals(s.code()) || mentions(plain, s.name(), "街道"))
            .max(Comparator.comparingInt(s -> s.name().length()));
    if (street.isPresent()) {
      return new Place(Place.Kind.STREET, street.get().name(), null, street.get().code());
    }
    return shelters.stream()
        .filter(s -> s.sheet().position().isPresent())
        .filter(s -> plain.length() >= 2 && named(s, plain))
        .findFirst()
        .map(
            s ->
                new Place(
                    Place.Kind.SHELTER,
                    s.sheet().name(),
                    s.sheet().position().orElseThrow(),
                    s.sheet().text(ShelterAttribute.STREET).orElse(null)))
        .orElse(new Place(Place.Kind.NOTHING, text, null, null));
  }

  private static boolean named(ShelterState shelter, String plain) {
    return shelter.sheet().name().replace(" ", "").contains(plain)
        || shelter
            .sheet()
            .text(ShelterAttribute.ADDRESS)
            .map(a -> a.replace(" ", "").contains(plain))
            .orElse(false);
  }

  private static boolean mentions(String text, String name, String ending) {
    String stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    return text.contains(name) || text.equals(stem) || (stem.length() >= 3 && text.contains(stem));
  }

  /** "纬度,经度", or the other way round when only that can be meant. */
  private static Optional<GeoPoint> pair(String text) {
    Matcher pair = PAIR.matcher(text);
    if (!pair.matches()) {
      return Optional.empty();
    }
    double first = Double.parseDouble(pair.group(1));
    double second = Double.parseDouble(pair.group(2));
    if (GeoPoint.isPosition(first, second)) {
      return Optional.of(new GeoPoint(first, second));
    }
    return GeoPoint.isPosition(second, first)
        ? Optional.of(new GeoPoint(second, first))
        : Optional.empty();
  }
}
