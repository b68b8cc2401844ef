package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.FindShelters;
import cn.shenhe.portal.content.shelter.FoundShelter;
import cn.shenhe.portal.content.shelter.FoundShelters;
import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.Place;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.ShelterNeeds.Need;
import cn.shenhe.portal.content.shelter.ShelterState;
import cn.shenhe.portal.content.shelter.StreetName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.omnifaces.util.Faces;

/** "Where do I go?": the whole question stands in the address, so it can be kept and passed on. */
@Named("shelters")
@RequestScoped
public class SheltersView {

  static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

  private static final int SHOWN = 10;

  @Inject ShelterDirectory directory;
  @Inject HttpServletRequest request;

  private final SketchMap map = new SketchMap();
  private Place place;
  private FoundShelters found;
  private List<ShelterState> listed = List.of();
  private List<ShelterRow> rows = List.of();
  private List<ShelterRow> unknownRows = List.of();
  private List<StreetName> streets = List.of();
  private int total;

  /** Reads the address and finds; answers "bad request" to a moment that is none. */
  public void load() throws IOException {
    try {
      load(OpenData.moment(text("at")));
    } catch (BadRequestException e) {
      Faces.responseSendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
    }
  }

  private void load(Instant at) {
    streets = directory.streets();
    List<ShelterState> all = directory.all(at);
    total = all.size();
    GeoPoint here = position();
    place =
        here != null
            ? new Place(Place.Kind.POINT, text("lat") + "," + text("lon"), here, null)
            : directory.understand(text("q"));
    String street = text("street").isEmpty() ? place.streetCode() : text("street");
    if (place.point() != null) {
      found = directory.find(new FindShelters(place.point(), needs(), SHOWN, List.of(), at));
      rows = rows(found.suitable(), 1);
      unknownRows = rows(found.unknown(), rows.size() + 1);
    } else if (street != null && !street.isEmpty()) {
      listed = directory.ofStreet(street, at);
    } else {
      listed = all.stream().limit(200).toList();
    }
    if (found == null) {
      rows = plain(listed);
    }
  }

  private ShelterNeeds needs() {
    Set<Need> needs = EnumSet.noneOf(Need.class);
    for (Need need : Need.values()) {
      if (isOn(need.name().toLowerCase(java.util.Locale.ROOT))) {
        needs.add(need);
      }
    }
    String hazard = text("hazard");
    return new ShelterNeeds(
        Arrays.stream(Hazard.values())
            .filter(h -> h.name().equals(hazard))
            .findFirst()
            .orElse(null),
        needs,
        number(text("min")),
        isOn("strict"));
  }

  private List<ShelterRow> rows(List<FoundShelter> shelters, int first) {
    List<ShelterRow> made = new ArrayList<>();
    for (FoundShelter shelter : shelters) {
      made.add(ShelterRow.of(first + made.size(), shelter, map));
    }
    return made;
  }

  private List<ShelterRow> plain(List<ShelterState> shelters) {
    List<ShelterRow> made = new ArrayList<>();
    for (ShelterState shelter : shelters) {
      made.add(ShelterRow.of(made.size() + 1, shelter, directory.openNow(shelter), map));
    }
    return made;
  }

  /** The value of a parameter of the address, at most 200 characters. */
  public String text(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip().substring(0, Math.min(200, value.strip().length()));
  }

  /** The position named by the address, or null. */
  GeoPoint position() {
    return point(text("lat"), text("lon"));
  }

  /** Beijing time for which the answer holds. */
  public String getAsOf() {
    return found == null ? "" : MINUTE.format(found.asOf());
  }

  public boolean isOn(String name) {
    return "1".equals(text(name));
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static GeoPoint point(String latitude, String longitude) {
    String degrees = "-?\\d{1,3}(\\.\\d{1,12})?";
    if (!latitude.matches(degrees) || !longitude.matches(degrees)) {
      return null;
    }
    double lat = Double.parseDouble(latitude);
    double lon = Double.parseDouble(longitude);
    return GeoPoint.isPosition(lat, lon) ? new GeoPoint(lat, lon) : null;
  }

  /** The hazards a person here may flee from; the sea is far away. */
  public List<Hazard> getHazards() {
    return Arrays.stream(Hazard.values())
        .filter(h -> h != Hazard.TSUNAMI && h != Hazard.STORM_SURGE && h != Hazard.VOLCANO)
        .toList();
  }

  /** Whether the text was given but means nothing to us. */
  public boolean isNotUnderstood() {
    return place != null && place.kind() == Place.Kind.NOTHING && !text("q").isEmpty();
  }

  public List<StreetName> getStreets() {
    return streets;
  }

  public Place getPlace() {
    return place;
  }

  public FoundShelters getFound() {
    return found;
  }

  public List<ShelterRow> getRows() {
    return rows;
  }

  public List<ShelterRow> getUnknownRows() {
    return unknownRows;
  }

  /** Shelters in all, at the moment asked for. */
  public int getTotal() {
    return total;
  }

  public SketchMap getSketch() {
    return map;
  }

  public String getViewBox() {
    return map.viewBox();
  }

  public String getOutline() {
    return map.outline();
  }

  /** Where the person stands on the sketch, or null outside of it. */
  public double[] getHere() {
    GeoPoint here = place == null ? null : place.point();
    return here == null || !map.shows(here) ? null : new double[] {map.x(here), map.y(here)};
  }
}
