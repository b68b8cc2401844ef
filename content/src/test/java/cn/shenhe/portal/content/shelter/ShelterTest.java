package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.ContentRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShelterTest {

  private static final Instant T0 = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void dutyStaffOpensCountsAndClosesAndEveryStepIsRecorded() {
    Shelter shelter = aShelter();
    shelter.become(ShelterStatus.OPEN, T0.plusSeconds(60));
    ShelterRevision opened = shelter.record(ShelterRevision.Kind.STATUS, "启用", null, T0);
    shelter.count(120);
    shelter.record(ShelterRevision.Kind.COUNTED, "", null, T0);
    shelter.become(ShelterStatus.CLOSED, T0.plusSeconds(120));
    assertThat(shelter.state().occupancy()).isNull();
    assertThat(shelter.state().statusSince()).isEqualTo(T0.plusSeconds(120));
    assertThat(opened.status()).isEqualTo(ShelterStatus.OPEN);
    assertThat(shelter.revision()).isEqualTo(3);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Shelter shelter = aShelter();
    assertThatThrownBy(() -> shelter.count(5)).isInstanceOf(ShelterStatusRefused.class);
    shelter.become(ShelterStatus.OPEN, T0);
    assertThatThrownBy(() -> shelter.become(ShelterStatus.OPEN, T0))
        .isInstanceOf(ContentRefusal.class);
    assertThatThrownBy(() -> shelter.become(ShelterStatus.UNKNOWN, T0))
        .isInstanceOf(ContentRefusal.class);
    assertThatThrownBy(() -> shelter.count(-1)).isInstanceOf(ShelterStatusRefused.class);
  }

  @Test
  void undoneMeansAsItWasBefore() {
    Shelter shelter = aShelter();
    ShelterRevision before = shelter.record(ShelterRevision.Kind.IMPORTED, "", 1L, T0);
    shelter.describe(
        Sheets.sheet("新名", ShelterAttribute.CAPACITY, "900"), ShelterStatus.OPEN, 7, T0);
    assertThat(shelter.state().sheet().name()).isEqualTo("新名");
    shelter.restore(before, true);
    assertThat(shelter.state().sheet())
        .isEqualTo(Sheets.sheet("甲", ShelterAttribute.CAPACITY, "300"));
    assertThat(shelter.state().status()).isEqualTo(ShelterStatus.STANDBY);
    assertThat(shelter.state().occupancy()).isNull();
  }

  /** FEMA's daily lists of Hurricane Ian, most shelters leaving and many returning. */
  @Test
  void leavingTheFeedClosesNothingHoweverOftenItHappens() throws IOException {
    Map<String, Shelter> shelters = new HashMap<>();
    int vanished = 0;
    int returned = 0;
    Set<String> previous = Set.of();
    Instant last = null;
    for (Path file : snapshots()) {
      String name = file.getFileName().toString();
      Instant at =
          LocalDateTime.parse(
                  name.substring(9, 24), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm"))
              .toInstant(ZoneOffset.ofHours(-7));
      List<ShelterState> known = new ArrayList<>();
      shelters.values().forEach(s -> known.add(s.state()));
      ImportPlan plan = Sheets.plan(file, Sheets.options(false), known);
      Set<String> now =
          plan.rows().stream().map(r -> r.account().code()).collect(Collectors.toSet());
      for (ImportPlan.Planned row : plan.rows()) {
        Shelter shelter =
            shelters.computeIfAbsent(row.account().code(), code -> new Shelter(code, false));
        returned += shelter.revision() > 0 && !previous.contains(shelter.code()) ? 1 : 0;
        shelter.describe(row.sheet(), row.status(), row.occupancy(), at);
        shelter.seen("FEMA", at);
        shelter.record(ShelterRevision.Kind.IMPORTED, "", 1L, at);
      }
      vanished += (int) previous.stream().filter(code -> !now.contains(code)).count();
      previous = now;
      last = at;
    }
    Instant end = last;
    long closed =
        shelters.values().stream()
            .filter(s -> s.state().status() == ShelterStatus.CLOSED || s.isWithdrawn())
            .count();
    long silent =
        shelters.values().stream()
            .filter(s -> s.state().lastSeen().plus(Duration.ofHours(24)).isBefore(end))
            .count();
    System.out.printf(
        "Ian: %d shelters, %d disappearances, %d returns, %d closures, %d silent for a day%n",
        shelters.size(), vanished, returned, closed, silent);
    assertThat(vanished).isGreaterThan(200);
    assertThat(returned).isPositive();
    assertThat(closed).isZero();
    assertThat(silent).isPositive();
  }

  private static List<Path> snapshots() throws IOException {
    try (Stream<Path> files = Files.list(SharedFixtures.file("fixtures/warn/shelters/us-fema"))) {
      return files
          .filter(f -> f.getFileName().toString().matches("fema-nss-\\d{4}-.*\\.json"))
          .sorted()
          .toList();
    }
  }

  private static Shelter aShelter() {
    Shelter shelter = new Shelter("A1", false);
    shelter.describe(
        Sheets.sheet("甲", ShelterAttribute.CAPACITY, "300"), ShelterStatus.STANDBY, null, T0);
    shelter.record(ShelterRevision.Kind.IMPORTED, "", 1L, T0);
    return shelter;
  }

  @Test
  void anAttributeIsPutRightWithItsSourceAndDateOrBackToUnknown() {
    Shelter shelter = aShelter();
    LocalDate today = LocalDate.of(2026, 11, 30);
    Fact known =
        ShelterAttribute.WHEELCHAIR.stated("否", " 现场核实 ", LocalDate.of(2026, 11, 29), today);
    shelter.correct(ShelterAttribute.WHEELCHAIR, known);
    assertThat(shelter.state().sheet().facts().get(ShelterAttribute.WHEELCHAIR))
        .isEqualTo(new Fact("NO", "现场核实", LocalDate.of(2026, 11, 29)));
    ShelterRevision kept = shelter.record(ShelterRevision.Kind.CORRECTED, "", null, T0);
    assertThat(kept.change().kind()).isEqualTo("CORRECTED");
    shelter.forget(ShelterAttribute.WHEELCHAIR);
    assertThat(shelter.state().sheet().triState(ShelterAttribute.WHEELCHAIR))
        .isEqualTo(TriState.UNKNOWN);
    shelter.correct(
        ShelterAttribute.NAME, ShelterAttribute.NAME.stated("改正的名", "现场核实", null, today));
    assertThat(shelter.state().sheet().name()).isEqualTo("改正的名");
  }

  @Test
  void blankIsNeverTakenForANo() {
    LocalDate today = LocalDate.of(2026, 11, 30);
    for (String blank : new String[] {null, "", "  ", "未知"}) {
      assertThatThrownBy(() -> ShelterAttribute.WHEELCHAIR.stated(blank, "现场", null, today))
          .isInstanceOfSatisfying(
              ShelterCorrectionRefused.class,
              refused -> assertThat(refused.code()).isEqualTo("shelter.correction.blank"));
    }
    refused("value", () -> ShelterAttribute.CAPACITY.stated("很多", "现场", null, today));
    refused("value", () -> ShelterAttribute.POSITION.stated("x,y", "现场", null, today));
    refused("source", () -> ShelterAttribute.CAPACITY.stated("5", " ", null, today));
    refused("date", () -> ShelterAttribute.CAPACITY.stated("5", "现场", today.plusDays(1), today));
    refused("fixed", () -> ShelterAttribute.CODE.stated("5", "现场", null, today));
    refused("fixed", () -> aShelter().forget(ShelterAttribute.NAME));
  }

  private static void refused(
      String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            ShelterCorrectionRefused.class,
            refused -> assertThat(refused.code()).isEqualTo("shelter.correction." + reason));
  }

  @Test
  void whatTheNewestListNoLongerNamesIsMarkedAndNotClosed() {
    Shelter shelter = aShelter();
    shelter.seen("市表", T0);
    assertThat(shelter.state(Map.of("市表", T0)).unlisted()).isFalse();
    assertThat(shelter.state(Map.of("别的", T0.plusSeconds(9))).unlisted()).isFalse();
    ShelterState gone = shelter.state(Map.of("市表", T0.plusSeconds(9)));
    assertThat(gone.unlisted()).isTrue();
    assertThat(gone.status()).isNotEqualTo(ShelterStatus.CLOSED);
    assertThat(ShelterDirectory.open(gone).unlisted()).isTrue();
  }
}
