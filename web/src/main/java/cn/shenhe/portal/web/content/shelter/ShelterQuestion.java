package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.GeoPolygon;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.ShelterNeeds.Need;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The parameters of an address that asks for shelters, for the page and the open interface alike.
 *
 * @param dangers the warnings in force
 * @param parameter value by name; null when the address does not name it
 */
record ShelterQuestion(List<ShelterWarnings.Danger> dangers, UnaryOperator<String> parameter) {

  /** The hazards a person here may flee from; the sea is far away, and so are volcanoes. */
  static final List<Hazard> HAZARDS =
      Arrays.stream(Hazard.values())
          .filter(h -> h != Hazard.TSUNAMI && h != Hazard.STORM_SURGE && h != Hazard.VOLCANO)
          .toList();

  private static final int MOST = 200;

  /** The value of a parameter, at most 200 characters; empty when absent. */
  String text(String name) {
    String value = parameter.apply(name);
    return value == null ? "" : value.strip().substring(0, Math.min(MOST, value.strip().length()));
  }

  boolean isOn(String name) {
    return "1".equals(text(name)) || "true".equals(text(name));
  }

  /** Whether the danger was taken from a warning because the address names none. */
  boolean isPreselected() {
    return parameter.apply("hazard") == null && hazard() != null;
  }

  /** What to flee from: as the address says, else what the most dangerous warning suggests. */
  Hazard hazard() {
    if (parameter.apply("hazard") != null) {
      String name = text("hazard");
      return Arrays.stream(Hazard.values())
          .filter(h -> h.name().equals(name))
          .findFirst()
          .orElse(null);
    }
    return dangers.stream()
        .map(ShelterWarnings.Danger::hazard)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  ShelterNeeds needs() {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (Need need : Need.values()) {
      if (isOn(need.name().toLowerCase(Locale.ROOT))) {
        needs.add(need);
      }
    }
    String min = text("min");
    return new ShelterNeeds(
        hazard(), needs, min.matches("\\d{1,6}") ? Integer.parseInt(min) : 0, isOn("strict"));
  }

  /** Areas to stay out of; none when the address wants the shelters inside them too. */
  List<GeoPolygon> warned() {
    return isOn("warned")
        ? List.of()
        : dangers.stream().flatMap(danger -> danger.areas().stream()).toList();
  }

  /**
   * What was written last about the place. The form sends along which words and street it was shown
   * with: when only one of the two has changed, the other is of before.
   */
  String words() {
    return changed("street") && !changed("q") ? "" : text("q");
  }

  /** The street chosen last; empty when words were written after it. */
  String street() {
    return changed("q") && !changed("street") && !text("q").isEmpty() ? "" : text("street");
  }

  private boolean changed(String name) {
    return parameter.apply("was_" + name) != null && !text(name).equals(text("was_" + name));
  }

  /**
   * The position to look from: words or a street are always newer, since taking a position empties
   * both.
   */
  GeoPoint here() {
    return words().isEmpty() && street().isEmpty() ? position() : null;
  }

  /** The position named by the address, or null. */
  GeoPoint position() {
    String degrees = "-?\\d{1,3}(\\.\\d{1,20})?";
    if (!text("lat").matches(degrees) || !text("lon").matches(degrees)) {
      return null;
    }
    double lat = Double.parseDouble(text("lat"));
    double lon = Double.parseDouble(text("lon"));
    return GeoPoint.isPosition(lat, lon) ? new GeoPoint(lat, lon) : null;
  }
}
