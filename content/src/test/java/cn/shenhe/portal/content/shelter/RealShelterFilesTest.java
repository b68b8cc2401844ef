package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every real list of shelters we have loads, and every row of it is accounted for. */
class RealShelterFilesTest {

  /**
   * What a whole file came to. The large ones are asked about by two tests and read once.
   *
   * @param accepted rows that would become shelters
   */
  private record Account(int rows, int accepted, Map<Outcome, Integer> counts) {

    private static final Map<String, Account> READ = new HashMap<>();

    static Account of(String file) throws IOException {
      Account known = READ.get(file);
      if (known == null) {
        ImportPlan plan = plan(file);
        known =
            new Account(
                plan.rows().size(),
                (int) plan.rows().stream().filter(r -> r.account().outcome().accepted()).count(),
                plan.counts());
        READ.put(file, known);
      }
      return known;
    }
  }

  /**
   * What is not taken at once are rows of one name within 50 metres, which somebody is asked about.
   */
  @ParameterizedTest
  @CsvSource({
    "japan-gsi/japan-emergency.ndjson.gz,115402,115321",
    "japan-gsi/japan-evacuation.ndjson.gz,82557,80917",
    "japan-gsi/emergency-271004.geojson,3088,3085",
    "japan-gsi/emergency-141003.geojson,1796,1795",
    "us-fema/fema-nss-peak-2022-09-29.json,239,239",
    "us-fema/fema-nss-dorian-2019-09-peak.json,175,175",
  })
  void everyRowIsAccountedFor(String file, int rows, int accepted) throws IOException {
    Account account = Account.of(file);
    assertThat(account.rows()).isEqualTo(rows);
    assertThat(account.accepted()).isEqualTo(accepted);
    assertThat(account.counts().getOrDefault(Outcome.ASKED_LOOK_ALIKE, 0))
        .isEqualTo(rows - accepted);
    assertThat(account.counts().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(rows);
  }

  @Test
  void allFilesOfAllKindsLoad() throws IOException {
    Path folder = SharedFixtures.file("fixtures/warn/shelters");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (name.contains("availability") || name.contains("events")) {
          continue; // a list of municipalities and a list of changes: no shelters
        }
        Account account = Account.of(name);
        System.out.printf("%s: %d rows, %s%n", name, account.rows(), account.counts());
        assertThat(account.rows()).as(name).isPositive();
        assertThat(account.counts()).as(name).doesNotContainKey(Outcome.REJECTED);
      }
    }
  }

  @Test
  void atTheFemaPeakUnknownAccessIsKeptUnknown() throws IOException {
    List<ShelterState> peak = Sheets.applied(plan("us-fema/fema-nss-peak-2022-09-29.json"));
    assertThat(ShelterSummary.of(peak))
        .isEqualTo(
            new ShelterSummary(
                239,
                List.of(
                    new ShelterSummary.Answers(ShelterAttribute.WHEELCHAIR, 13, 2, 224),
                    new ShelterSummary.Answers(ShelterAttribute.PETS, 0, 0, 239)),
                189,
                190));
    assertThat(peak).allMatch(s -> s.status() == ShelterStatus.OPEN);
    ShelterIndex index = new ShelterIndex(peak);
    int strict = found(index, true);
    int kind = found(index, false);
    assertThat(strict).isLessThanOrEqualTo(13);
    assertThat(kind - strict).isGreaterThan(150);
  }

  private static int found(ShelterIndex index, boolean strict) {
    return index
        .nearest(
            new GeoPoint(28, -82),
            new ShelterNeeds(null, Set.of(ShelterNeeds.Need.WHEELCHAIR), 0, strict),
            TriState.YES,
            false,
            1_000,
            p -> true)
        .size();
  }

  @Test
  void japanSaysWhatEachPlaceIsDesignatedFor() throws IOException {
    ImportPlan blankUnknown = plan("japan-gsi/emergency-271004.geojson");
    ImportPlan blankNo =
        Sheets.plan(
            SharedFixtures.file("fixtures/warn/shelters/japan-gsi/emergency-271004.geojson"),
            Sheets.options(true),
            List.of());
    ShelterSheet park = blankUnknown.rows().get(0).sheet();
    assertThat(park.name()).isEqualTo("晴明丘公園");
    assertThat(park.suits(Hazard.EARTHQUAKE)).isEqualTo(TriState.YES);
    assertThat(park.suits(Hazard.FLOOD)).isEqualTo(TriState.UNKNOWN);
    assertThat(blankNo.rows().get(0).sheet().suits(Hazard.FLOOD)).isEqualTo(TriState.NO);
    assertThat(park.position()).contains(new GeoPoint(34.629679, 135.507825));
  }

  @Test
  void theSameFileAgainChangesNothing() throws IOException {
    for (String file :
        List.of("japan-gsi/emergency-141003.geojson", "us-fema/fema-nss-peak-2022-09-29.json")) {
      List<ShelterState> applied = Sheets.applied(plan(file));
      ImportPlan again =
          Sheets.plan(
              SharedFixtures.file("fixtures/warn/shelters/" + file),
              Sheets.options(false),
              applied);
      assertThat(again.counts())
          .containsKey(Outcome.UNCHANGED)
          .doesNotContainKeys(Outcome.NEW, Outcome.CHANGED, Outcome.REJECTED);
    }
  }

  @Test
  void pointsFarAwayAreAskedAboutUnlessAccepted() throws IOException {
    ImportPlan plan =
        Sheets.plan(
            SharedFixtures.file("fixtures/warn/shelters/japan-gsi/emergency-141003.geojson"),
            ImportOptions.of("横浜市"),
            List.of());
    assertThat(plan.counts()).containsOnlyKeys(Outcome.ASKED_OUTSIDE);
    assertThat(plan.alarm()).isEmpty();
  }

  private static ImportPlan plan(String file) throws IOException {
    return Sheets.plan(
        SharedFixtures.file("fixtures/warn/shelters/" + file), Sheets.options(false), List.of());
  }
}
