package cn.shenhe.portal.web.content.shelter;

import cn.shenhe.portal.content.shelter.GeoPoint;
import cn.shenhe.portal.content.shelter.GeoPolygon;
import cn.shenhe.portal.content.shelter.Hazard;
import cn.shenhe.portal.content.shelter.ListShelters;
import cn.shenhe.portal.content.shelter.ListedShelter;
import cn.shenhe.portal.content.shelter.ListedShelters;
import cn.shenhe.portal.content.shelter.ShelterDirectory;
import cn.shenhe.portal.content.shelter.ShelterNeeds;
import cn.shenhe.portal.content.shelter.StreetName;
import cn.shenhe.portal.content.warning.WarningDetail;
import cn.shenhe.portal.content.warning.area.DistrictMap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a warning's page shows of the district: the warned area drawn and in words, and shelters
 * that are designated for its danger, open by their status, and outside of every warned area.
 */
@ApplicationScoped
public class WarnedShelters {

  private static final int PROPOSED = 5;

  @Inject ShelterDirectory directory;
  @Inject ShelterWarnings warnings;

  /**
   * @param warned path of the warned area for the sketch; empty when it cannot be drawn
   * @param rings the same for the map: rings of {@code lat,lon}, separated by semicolons
   * @param everywhere whether the whole district is warned
   * @param streets names of warned streets and communities, whose outlines nobody has published
   * @param hazard what to flee from, by its name in the address; empty when no kind of shelter
   *     answers this danger
   * @param rows shelters to go to; empty when the warning is over
   * @param later suitable ones that nobody may enter before they are opened; with the rows at most
   *     five
   * @param left suitable shelters that are not among them
   */
  public record Answer(
      String viewBox,
      String outline,
      String warned,
      String rings,
      boolean everywhere,
      List<String> streets,
      String hazard,
      String hazardLabel,
      List<ShelterRow> rows,
      List<ShelterRow> later,
      int left,
      List<StreetName> allStreets) {

    public List<ShelterRow> getMapped() {
      return Stream.concat(rows.stream(), later.stream()).filter(ShelterRow::mapped).toList();
    }
  }

  /**
   * @param active whether the warning holds: only then shelters are proposed
   */
  public Answer of(WarningDetail detail, boolean active) {
    SketchMap map = new SketchMap();
    List<GeoPolygon> shapes = detail.shapes().stream().map(WarnedShelters::polygon).toList();
    boolean whole = shapes.isEmpty() && detail.codes().stream().anyMatch(WarnedShelters::whole);
    Hazard hazard =
        ShelterWarnings.hazard(detail.row().hazard())
            .or(() -> ShelterWarnings.hazard(detail.row().headline()))
            .orElse(null);
    List<ShelterRow> rows = new ArrayList<>();
    List<ShelterRow> later = new ArrayList<>();
    int left = 0;
    if (active && hazard != null) {
      List<GeoPolygon> avoided =
          warnings.at(null).stream().flatMap(danger -> danger.areas().stream()).toList();
      ListedShelters listed =
          directory.list(
              new ListShelters(null, new ShelterNeeds(hazard, Set.of(), 0, false), avoided, null));
      List<ListedShelter> best = new ArrayList<>(listed.suitable());
      best.sort(Comparator.comparing(WarnedShelters::isLater));
      for (ListedShelter one : best.subList(0, Math.min(PROPOSED, best.size()))) {
        (isLater(one) ? later : rows).add(ShelterRow.of(rows.size() + later.size() + 1, one, map));
      }
      left = best.size() - rows.size() - later.size();
    }
    return new Answer(
        map.viewBox(),
        map.outline(),
        whole ? map.outline() : shapes.stream().map(map::path).collect(Collectors.joining(" ")),
        whole ? districtRing() : String.join(";", detail.shapes()),
        whole,
        shapes.isEmpty() ? streets(detail.codes()) : List.of(),
        hazard == null ? "" : hazard.name(),
        hazard == null ? "" : hazard.label(),
        List.copyOf(rows),
        List.copyOf(later),
        left,
        active ? directory.streets() : List.of());
  }

  private static boolean isLater(ListedShelter one) {
    return ShelterRow.isLater(one.shelter(), one.openNow());
  }

  /** Whether a code, cut at its trailing zeros, covers the whole district. */
  private static boolean whole(String code) {
    return DistrictMap.DISTRICT_CODE.startsWith(code);
  }

  private static List<String> streets(List<String> codes) {
    Map<String, String> names = DistrictMap.shipped().streets();
    return codes.stream()
        .filter(code -> code.length() > DistrictMap.DISTRICT_CODE.length())
        .filter(code -> code.startsWith(DistrictMap.DISTRICT_CODE))
        .map(code -> names.getOrDefault(code.substring(0, 9), code))
        .distinct()
        .toList();
  }

  private static String districtRing() {
    return DistrictMap.shipped().boundary().ring().stream()
        .map(p -> p.latitude() + "," + p.longitude())
        .collect(Collectors.joining(" "));
  }

  private static GeoPolygon polygon(String outline) {
    return new GeoPolygon(
        List.of(
            Arrays.stream(outline.split(" "))
                .map(pair -> pair.split(","))
                .map(p -> new GeoPoint(Double.parseDouble(p[0]), Double.parseDouble(p[1])))
                .toList()));
  }
}
