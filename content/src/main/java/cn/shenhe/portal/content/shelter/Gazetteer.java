package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.ContentAct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The list of place names (地名表) by which residents say where they are. It comes by files, a row
 * known by its name; what a later file does not name stays.
 */
@Stateless
public class Gazetteer {

  /** Rows of a page of the list. */
  public static final int PAGE = 50;

  private static final int LAST_PAGE = 10_000;
  private static final int SOURCE = 200;
  private static final ImportLimits LIMITS =
      new ImportLimits(2_000_000, 40_000_000, 20_000, 50, 1_000, Duration.ofSeconds(20));

  @Inject GazetteerRepository places;
  @Inject ShelterRepository shelters;
  @Inject Event<ContentAct> acts;

  /**
   * What importing the file would do.
   *
   * @param system in which the file gives positions
   * @param source of rows that name none; 1 to 200 characters
   * @throws ShelterFileRefused when the file cannot be read, has no column of names or is beyond a
   *     limit: 2 MB, 20,000 rows
   * @throws DivisionRefused when the source is missing or too long
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public PlaceImportPreview preview(byte[] file, CoordinateSystem system, String source) {
    return plan(file, system, source, known(places.all())).preview();
  }

  /**
   * Does what {@link #preview} shows.
   *
   * @throws ShelterFileRefused as there
   * @throws DivisionRefused as there
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public PlaceImportPreview apply(byte[] file, CoordinateSystem system, String source) {
    List<NamedPlace> all = places.all();
    Map<String, NamedPlace> byPlain = new HashMap<>();
    all.forEach(place -> byPlain.put(place.plain(), place));
    PlaceImportPlan plan = plan(file, system, source, known(all));
    for (PlaceImportPlan.Planned row : plan.rows()) {
      if (row.place() == null || row.account().outcome() == RowAccount.Outcome.UNCHANGED) {
        continue;
      }
      String plain = PlaceNames.key(row.place().kind(), row.place().name());
      NamedPlace place = byPlain.get(plain);
      if (place == null) {
        place = new NamedPlace(plain);
        place.describe(row.place());
        places.add(place);
      } else {
        place.describe(row.place());
      }
    }
    acts.fire(
        new ContentAct(
            "shelter.places-imported",
            "",
            plan.counts().entrySet().stream()
                .map(e -> e.getKey().label() + " " + e.getValue())
                .collect(Collectors.joining("，"))));
    return plan.preview();
  }

  /**
   * The names that hold the words, by name.
   *
   * @param words empty for all
   * @param page from 0
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public PlaceNameList list(String words, int page) {
    String plain = PlaceNames.bare(words);
    int first = Math.min(Math.max(page, 0), LAST_PAGE) * PAGE;
    return new PlaceNameList(places.named(plain, first, PAGE), places.count(plain));
  }

  /** Forgets a name as it is listed; one that is not known is forgotten already. */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR"})
  public void remove(PlaceKind kind, String name) {
    places
        .byPlain(PlaceNames.key(kind, name))
        .ifPresent(
            place -> {
              places.remove(place);
              acts.fire(new ContentAct("shelter.place-removed", place.plain(), ""));
            });
  }

  private PlaceImportPlan plan(
      byte[] file, CoordinateSystem system, String source, Map<String, PlaceName> known) {
    String said = source == null ? "" : source.strip();
    if (said.isEmpty() || said.length() > SOURCE) {
      throw new DivisionRefused("source");
    }
    return PlaceImportPlan.of(
        TableReading.read(file, LIMITS),
        system,
        said,
        shelters.streets(),
        known,
        DistrictBoundary.shenhe());
  }

  private static Map<String, PlaceName> known(List<NamedPlace> all) {
    Map<String, PlaceName> known = new HashMap<>();
    all.forEach(place -> known.put(place.plain(), place.row()));
    return known;
  }
}
