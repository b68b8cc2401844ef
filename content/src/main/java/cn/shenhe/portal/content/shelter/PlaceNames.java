package cn.shenhe.portal.content.shelter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands a text as a position, a community, a road, estate or other place of the list of place
 * names, a street, or the name or address of a shelter.
 *
 * <p>Names are looked for anywhere in the text, so door numbers do not matter; a name inside a
 * longer one does not count (滨河街 in 滨河街道), the more exact goes before the street, and among those
 * the longest wins. There are no outlines of streets anywhere, so a street yields its list of
 * shelters, not a position.
 *
 * @param streets of the district
 * @param communities name and street code of each
 * @param places of the list of place names, at least those that stand in the text
 * @param shelters to be known by name or address
 */
record PlaceNames(
    List<StreetName> streets,
    List<CommunityName> communities,
    List<PlaceName> places,
    List<ShelterState> shelters) {

  /** A community and the code of its street. */
  record CommunityName(String name, String streetCode) {}

  /** A name found in the text and where it stands there. */
  private record Found(int from, int to, boolean street, Place place) {

    int length() {
      return to - from;
    }

    boolean isInside(Found other) {
      return other.from <= from && to <= other.to && other.length() > length();
    }
  }

  private static final Pattern PAIR =
      Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)\\s*[,，\\s]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");
  private static final Pattern AUTHORITY = Pattern.compile("^(辽宁省)?(沈阳市)?(沈河区)?");
  private static final Pattern DOOR = Pattern.compile("\\d+(-\\d+)?号");
  private static final int SHORTEST_PART = 3;

  /**
   * A text as names are compared: full and half width alike, without blanks, without the district
   * before it; empty for null.
   */
  static String plain(String text) {
    return AUTHORITY.matcher(bare(text)).replaceFirst("");
  }

  /** The same with the district left before it. */
  static String bare(String text) {
    return Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\u3000]+", "")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * What is looked for in a text. Roads, estates and communities are known without the district
   * before them; of another thing 沈河区 may be what tells it from one of the same name elsewhere.
   */
  static String key(PlaceKind kind, String name) {
    return kind == PlaceKind.OTHER ? bare(name) : plain(name);
  }

  Place understand(String written) {
    String text = written == null ? "" : written.replaceAll("[\\s　]+", " ").strip();
    if (text.isEmpty()) {
      return new Place(Place.Kind.NOTHING, "", null, null);
    }
    Optional<GeoPoint> pair = pair(Normalizer.normalize(text, Normalizer.Form.NFKC));
    if (pair.isPresent()) {
      return new Place(Place.Kind.POINT, text, pair.get(), null);
    }
    String plain = plain(text);
    Optional<Place> shelter = shelter(plain);
    if (shelter.isPresent() && exact(plain, shelter.get())) {
      return shelter.get();
    }
    return named(bare(text))
        .or(() -> shelter)
        .orElse(new Place(Place.Kind.NOTHING, text, null, null));
  }

  /** Whether the text means the shelter itself: by its whole name, or by an address with door. */
  private static boolean exact(String plain, Place shelter) {
    return plain.equals(plain(shelter.label())) || DOOR.matcher(plain).find();
  }

  private Optional<Place> named(String text) {
    List<Found> found = new ArrayList<>();
    for (CommunityName c : communities) {
      find(
          found,
          text,
          plain(c.name()),
          "社区",
          new Place(Place.Kind.COMMUNITY, c.name(), null, c.streetCode()));
    }
    for (PlaceName p : places) {
      Place.Kind kind = p.point() == null ? Place.Kind.PLACE_IN_STREET : Place.Kind.PLACE;
      Place place = new Place(kind, p.name(), p.point(), p.streetCode());
      find(found, text, key(p.kind(), p.name()), "", place);
    }
    for (StreetName s : streets) {
      if (!s.active()) {
        continue;
      }
      Place street = new Place(Place.Kind.STREET, s.name(), null, s.code());
      find(found, text, plain(s.name()), "街道", street);
      if (text.equals(s.code())) {
        found.add(new Found(0, text.length(), true, street));
      }
    }
    return found.stream()
        .filter(one -> found.stream().noneMatch(one::isInside))
        .min(Comparator.comparing(Found::street).thenComparing(f -> -f.length()))
        .map(Found::place);
  }

  /**
   * Notes every occurrence of the name.
   *
   * @param ending that may be left out of the name; empty when none may
   */
  private static void find(
      List<Found> found, String text, String whole, String ending, Place place) {
    boolean street = place.kind() == Place.Kind.STREET;
    String stem =
        whole.endsWith(ending) ? whole.substring(0, whole.length() - ending.length()) : whole;
    boolean part = stem.length() >= SHORTEST_PART || plain(text).equals(stem);
    for (String form : part ? List.of(whole, stem) : List.of(whole)) {
      for (int at = text.indexOf(form);
          at >= 0 && !form.isEmpty();
          at = text.indexOf(form, at + 1)) {
        found.add(new Found(at, at + form.length(), street, place));
      }
    }
  }

  private Optional<Place> shelter(String plain) {
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
                    s.sheet().text(ShelterAttribute.STREET).orElse(null)));
  }

  private static boolean named(ShelterState shelter, String plain) {
    return plain(shelter.sheet().name()).contains(plain)
        || shelter
            .sheet()
            .text(ShelterAttribute.ADDRESS)
            .map(a -> plain(a).contains(plain))
            .orElse(false);
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
