package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shelters from their list to the answer of the public, on a real database. */
class ShelterLifeTest {

  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final String HEAD = "名称,编码,纬度,经度,街道代码,责任人,责任人手机\n";
  private static final String ONE = "示例甲,A-1,41.7801,123.4501,210103005,张三,13800000001\n";
  private static final String TWO = "示例乙,A-2,41.7802,123.4502,210103005,李四,13800000002\n";

  private final TestDatabase db =
      new TestDatabase().put(WorkdayCalendar.class, day -> Optional.empty());
  private final ShelterDirectory directory = db.bean(ShelterDirectory.class);
  private final ShelterImport imports = db.bean(ShelterImport.class);
  private final ShelterOperations operations = db.bean(ShelterOperations.class);
  private final ShelterCorrection correction = db.bean(ShelterCorrection.class);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void communityOfTheDistrictsPlanIsKnownFromTheStart() {
    Place place = db.in(() -> directory.understand("怡静园"));
    assertThat(place.kind()).isEqualTo(Place.Kind.COMMUNITY);
    assertThat(place.label()).isEqualTo("怡静园社区");
    assertThat(place.streetCode()).isEqualTo("210103005");
    CommunityName known =
        db.in(() -> db.bean(DivisionRegister.class).communities()).stream().findFirst().get();
    db.run(() -> db.bean(DivisionRegister.class).save(known));
  }

  @Test
  void whatTheNewestListLeavesOutIsMarkedUntilThatListIsTakenBack() {
    bring(ONE + TWO);
    assertThat(unlisted()).isEmpty();
    db.tick(60);
    String second = bring(ONE);
    assertThat(unlisted()).containsExactly("示例乙");
    assertThat(db.in(operations::list))
        .extracting(ShelterState::status)
        .doesNotContain(ShelterStatus.CLOSED);
    db.run(() -> imports.undo(second));
    assertThat(unlisted()).isEmpty();
  }

  @Test
  void responsiblePersonsAreForDutyStaffAlone() {
    bring(ONE);
    String id = db.in(operations::list).get(0).publicId();
    assertThat(db.in(() -> operations.history(id)).shelter().sheet().facts())
        .containsKeys(ShelterAttribute.RESPONSIBLE_NAME, ShelterAttribute.RESPONSIBLE_MOBILE);
    assertThat(db.in(() -> directory.details(id, null)).sheet().facts().keySet())
        .noneMatch(ShelterAttribute::internal);
    assertThat(
            db.in(() -> directory.list(new ListShelters(null, ShelterNeeds.NONE, List.of(), null)))
                .suitable()
                .get(0)
                .shelter()
                .sheet()
                .facts()
                .keySet())
        .noneMatch(ShelterAttribute::internal);
  }

  @Test
  void oneAttributeIsPutRightAndBackToUnknownAndTheHistoryKeepsBoth() {
    bring(ONE);
    String id = db.in(operations::list).get(0).publicId();
    db.tick(60);
    LocalDate checked = LocalDate.of(2026, 11, 22);
    db.run(() -> correction.correct(id, ShelterAttribute.WHEELCHAIR, "否", "现场核实", checked));
    assertThat(db.in(() -> directory.details(id, null)).sheet().facts())
        .containsEntry(ShelterAttribute.WHEELCHAIR, new Fact("NO", "现场核实", checked));
    db.tick(60);
    db.run(() -> correction.forget(id, ShelterAttribute.WHEELCHAIR));
    assertThat(
            db.in(() -> directory.details(id, null)).sheet().triState(ShelterAttribute.WHEELCHAIR))
        .isEqualTo(TriState.UNKNOWN);
    db.run(() -> correction.correct(id, ShelterAttribute.RESPONSIBLE_NAME, "王五", "现场核实", null));
    assertThat(db.in(() -> correction.sheet(id)).changes())
        .extracting(ShelterChange::kind, ShelterChange::note)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("CORRECTED", "责任人（内部）"),
            org.assertj.core.groups.Tuple.tuple("CORRECTED", "轮椅可达：未知"),
            org.assertj.core.groups.Tuple.tuple("CORRECTED", "轮椅可达：否"),
            org.assertj.core.groups.Tuple.tuple("IMPORTED", ""));
    assertThat(db.in(() -> correction.named("A-1"))).hasSize(1);
    assertThat(db.in(() -> correction.named("A-9"))).isEmpty();
  }

  @Test
  void noticesOfAPastMomentAreThoseOfThen() {
    bring(ONE);
    String id = db.in(operations::list).get(0).publicId();
    db.tick(60);
    db.run(() -> operations.changeStatus(id, ShelterStatus.OPEN, ""));
    db.tick(60);
    db.run(() -> operations.changeStatus(id, ShelterStatus.FULL, ""));
    assertThat(db.in(() -> directory.statusFeed(5, null)))
        .extracting(StatusNotice::status)
        .containsExactly(ShelterStatus.FULL, ShelterStatus.OPEN);
    assertThat(db.in(() -> directory.statusFeed(5, START.plusSeconds(61))))
        .extracting(StatusNotice::status)
        .containsExactly(ShelterStatus.OPEN);
    assertThat(db.in(() -> directory.statusFeed(5, START))).isEmpty();
  }

  @Test
  void aFullShelterIsListedAfterThoseThatHaveRoom() {
    bring(ONE + TWO);
    String first = db.in(operations::list).get(0).publicId();
    db.run(() -> operations.changeStatus(first, ShelterStatus.FULL, ""));
    assertThat(
            db.in(
                    () ->
                        directory.list(
                            new ListShelters("210103005", ShelterNeeds.NONE, List.of(), null)))
                .suitable())
        .extracting(listed -> listed.shelter().sheet().name())
        .containsExactly("示例乙", "示例甲");
  }

  private String bring(String rows) {
    byte[] file = (HEAD + rows).getBytes(StandardCharsets.UTF_8);
    ImportOptions options =
        new ImportOptions(CoordinateSystem.WGS84, "市表", null, false, true, true, "市表");
    String id = db.in(() -> imports.upload("list.csv", file, options)).publicId();
    db.run(() -> imports.apply(id));
    return id;
  }

  private List<String> unlisted() {
    return db.in(operations::list).stream()
        .filter(ShelterState::unlisted)
        .map(state -> state.sheet().name())
        .toList();
  }
}
