package cn.shenhe.portal.web.content.notice;

import cn.shenhe.portal.content.ContentRefusal;
import cn.shenhe.portal.content.notice.NoticeRefused;
import cn.shenhe.portal.content.notice.Spot;
import cn.shenhe.portal.content.notice.Wishes;
import cn.shenhe.portal.content.shelter.Place;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.warning.HazardFamily;
import cn.shenhe.portal.content.warning.WarningBoard;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import cn.shenhe.portal.web.shell.Refusals;
import cn.shenhe.portal.web.shell.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The fields of what somebody wants to be told, on every page that asks for it. Places are found by
 * words in a step of its own that keeps all that was typed, so nobody needs JavaScript or
 * coordinates.
 */
@Named("wishForm")
@RequestScoped
public class WishForm {

  private static final int MINUTES = 60;
  private static final int MOST_WORDS = 100;

  @Inject ShelterDirectory directory;
  @Inject WarningBoard board;
  @Inject HttpServletRequest request;
  @Inject Refusals refusals;

  private String[] areas = {};
  private List<Spot> points = new ArrayList<>();
  private String words;
  private String found;
  private Set<String> hazards = new LinkedHashSet<>();
  private List<HazardFamily> families = List.of();
  private String level = WarningLevel.YELLOW.name();
  private String quietFrom;
  private String quietTo;
  private boolean elder;
  private String language = "zh";

  /** Boxes for what is not one of a fixed list are plain fields of the request. */
  @PostConstruct
  void begin() {
    families = board.hazards();
    hazards.addAll(Arrays.asList(values("hazard")));
    for (String point : values("spot")) {
      addPoint(point);
    }
  }

  private String[] values(String name) {
    String[] values = request.getParameterValues(name);
    return values == null
        ? new String[0]
        : Arrays.copyOf(values, Math.min(values.length, MOST_WORDS));
  }

  /**
   * @param value {@code latitude,longitude,name}, as {@link #value} writes it; what is none is left
   *     out
   */
  void addPoint(String value) {
    String[] parts = value.split(",", 3);
    try {
      if (parts.length == 3) {
        points.add(
            Spot.point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), parts[2]));
      }
    } catch (NumberFormatException | NoticeRefused e) {
      // Only a form that somebody tampered with has such a one.
      return;
    }
  }

  /** A point for the form. */
  public String value(Spot spot) {
    return spot.latitude() + "," + spot.longitude() + "," + spot.name();
  }

  /** Finds the place that was typed and adds it; the rest of the form stays as it was. */
  public String find(String form) {
    try {
      if (words == null || words.isBlank()) {
        throw new NoticeRefused("notice.placeMissing");
      }
      add();
    } catch (ContentRefusal refusal) {
      refusals.show(refusal, form + ":words");
    }
    return null;
  }

  private void add() {
    Place place = directory.understand(words);
    String code = place.streetCode();
    switch (place.kind()) {
      case POINT -> {
        String name =
            Texts.of(
                "notice",
                "wish.here",
                String.format(
                    Locale.ROOT,
                    "%.3f, %.3f",
                    place.point().latitude(),
                    place.point().longitude()));
        points.add(Spot.point(place.point().latitude(), place.point().longitude(), name));
        found = name;
      }
      case SHELTER, PLACE -> {
        String name = Texts.of("notice", "wish.near", place.label());
        points.add(Spot.point(place.point().latitude(), place.point().longitude(), name));
        found = name;
      }
      case STREET, COMMUNITY, PLACE_IN_STREET -> {
        String street = Spot.area(code).name();
        Set<String> chosen = new LinkedHashSet<>(Arrays.asList(areas));
        chosen.add(code);
        areas = chosen.toArray(new String[0]);
        found =
            place.kind() == Place.Kind.STREET
                ? street
                : Texts.of("notice", "wish.community", place.label(), street);
      }
      default -> throw new NoticeRefused("notice.placeNotFound", place.label());
    }
    words = null;
  }

  /**
   * @throws NoticeRefused when the fields cannot be used
   */
  Wishes read() {
    if (words != null && !words.isBlank()) {
      add();
    }
    List<Spot> spots = new ArrayList<>();
    for (String area : areas) {
      spots.add(Spot.area(area));
    }
    spots.addAll(points);
    if (spots.isEmpty()) {
      spots.add(Spot.area(DistrictMap.DISTRICT_CODE));
    }
    return new Wishes(
        spots,
        List.copyOf(hazards),
        Arrays.stream(WarningLevel.values())
            .filter(known -> known.name().equals(level))
            .findFirst()
            .orElse(null),
        minute(quietFrom),
        minute(quietTo),
        elder,
        "en".equals(language));
  }

  void show(Wishes wishes) {
    areas =
        wishes.spots().stream()
            .map(Spot::code)
            .filter(code -> code != null && !code.equals(DistrictMap.DISTRICT_CODE))
            .toArray(String[]::new);
    points = new ArrayList<>(wishes.spots().stream().filter(spot -> spot.code() == null).toList());
    hazards = new LinkedHashSet<>(wishes.hazards());
    level = wishes.minLevel().name();
    quietFrom = time(wishes.quietFrom());
    quietTo = time(wishes.quietTo());
    elder = wishes.elder();
    language = wishes.english() ? "en" : "zh";
  }

  /** The field of the form where a refusal can be mended; null for the whole page. */
  static String field(String form, String code) {
    return switch (code) {
      case "notice.badQuietHours" -> form + ":quietFrom";
      case "notice.levelMissing" -> form + ":level";
      case "notice.badPlace",
          "notice.placeNotFound",
          "notice.manyPlaces",
          "notice.outsideDistrict" ->
          form + ":words";
      default -> null;
    };
  }

  private static Integer minute(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      LocalTime time = LocalTime.parse(text.strip());
      return time.getHour() * MINUTES + time.getMinute();
    } catch (DateTimeException e) {
      throw new NoticeRefused("notice.badQuietHours");
    }
  }

  private static String time(Integer minute) {
    return minute == null ? null : LocalTime.of(minute / MINUTES, minute % MINUTES).toString();
  }

  /** Name to code of the streets. */
  public Map<String, String> getStreets() {
    Map<String, String> streets = new LinkedHashMap<>();
    DistrictMap.shipped().streets().forEach((code, name) -> streets.put(name, code));
    return streets;
  }

  public List<HazardFamily> getFamilies() {
    return families;
  }

  /** How many kinds of a family are chosen. */
  public long chosen(HazardFamily family) {
    return family.hazards().stream().filter(hazards::contains).count();
  }

  public boolean isWished(String hazard) {
    return hazards.contains(hazard);
  }

  /** What the search for a place added, or null. */
  public String getFound() {
    return found;
  }

  public List<Spot> getPoints() {
    return points;
  }

  public String[] getAreas() {
    return areas.clone();
  }

  public void setAreas(String[] areas) {
    this.areas = areas == null ? new String[0] : areas.clone();
  }

  public String getWords() {
    return words;
  }

  public void setWords(String words) {
    this.words = words;
  }

  void wish(String hazard) {
    hazards.add(hazard);
  }

  public String getLevel() {
    return level;
  }

  public void setLevel(String level) {
    this.level = level;
  }

  public String getQuietFrom() {
    return quietFrom;
  }

  public void setQuietFrom(String quietFrom) {
    this.quietFrom = quietFrom;
  }

  public String getQuietTo() {
    return quietTo;
  }

  public void setQuietTo(String quietTo) {
    this.quietTo = quietTo;
  }

  public boolean isElder() {
    return elder;
  }

  public void setElder(boolean elder) {
    this.elder = elder;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }
}
