package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void anEditorsListOpensAndClosesNothingEvenWhenItSaysSoAndTheBoxIsTicked() {
    String id = openShelter();
    db.tick(60);
    db.inRoles("EDITOR");
    ImportPreview preview = preview("停用", "0", true, null);
    assertThat(preview.rows().get(0).outcome()).isEqualTo(RowAccount.Outcome.UNCHANGED);
    assertThat(preview.rows().get(0).notes()).contains("未采用：状态 启用→停用（没有按文件更新开放状态）");
    db.run(() -> imports.apply(preview.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.OPEN);
    assertThat(state(id).occupancy()).isEqualTo(12);
  }

  @Test
  void positionsThatSeemToBeOfAnotherSystemAreTakenOnlyWhenSomebodyIsSure() {
    StringBuilder rows = new StringBuilder();
    StringBuilder shifted = new StringBuilder(HEAD);
    for (int i = 0; i < 4; i++) {
      GeoPoint place = new GeoPoint(41.78 + i / 100.0, 123.45);
      GeoPoint written = CoordinateSystem.GCJ02.fromWgs84(place);
      String name = "示例" + i + ",G" + i + ",";
      rows.append(name + place.latitude() + "," + place.longitude() + ",,,\n");
      shifted.append(name + written.latitude() + "," + written.longitude() + ",,,\n");
    }
    bring(rows.toString());
    ImportPreview preview =
        db.in(
            () ->
                imports.upload(
                    "gcj.csv",
                    shifted.toString().getBytes(StandardCharsets.UTF_8),
                    ImportOptions.of("某地图")));
    assertThat(preview.alarm())
        .get()
        .extracting(CrsAlarm::suspected)
        .isEqualTo(CoordinateSystem.GCJ02);
    assertThatThrownBy(() -> db.run(() -> imports.apply(preview.publicId(), false)))
        .isInstanceOf(ShelterImportRefused.class)
        .hasMessageContaining("shelter.import.alarm");
    db.run(() -> imports.apply(preview.publicId(), true));
  }

  @Test
  void ourOwnExportBroughtBackLaterLeavesTheOpeningsOfNow() {
    bring(ONE);
    String id = db.in(operations::list).get(0).publicId();
    db.run(() -> operations.changeStatus(id, ShelterStatus.OPEN, ""));
    String export = ShelterExport.csv(db.in(operations::list));
    assertThat(export).contains("启用");
    db.tick(60);
    db.run(() -> operations.changeStatus(id, ShelterStatus.CLOSED, ""));
    db.tick(60);
    db.inRoles("DUTY_OFFICER");
    ImportOptions plain = ImportOptions.of("区导出");
    ImportPreview preview =
        db.in(() -> imports.upload("export.csv", export.getBytes(StandardCharsets.UTF_8), plain));
    db.run(() -> imports.apply(preview.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.CLOSED);
  }

  @Test
  void theDutyOfficersListOpensAndClosesWhenTheBoxIsTickedAndSaysFromWhatToWhat() {
    String id = openShelter();
    db.tick(60);
    db.inRoles("DUTY_OFFICER");
    ImportPreview unticked = preview("停用", "", false, null);
    db.run(() -> imports.apply(unticked.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.OPEN);
    ImportPreview ticked = preview("停用", "", true, null);
    assertThat(ticked.rows().get(0).notes()).contains("状态 启用→停用");
    db.run(() -> imports.apply(ticked.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.CLOSED);
    assertThat(state(id).occupancy()).isNull();

    // An editor takes the list back: what it said of the shelter goes, its status stays.
    db.inRoles("EDITOR");
    db.run(() -> imports.undo(ticked.publicId()));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.CLOSED);
  }

  @Test
  void whatTheStaffDidAfterTheMomentOfTheFileStays() {
    String id = openShelter();
    db.tick(60);
    db.inRoles("DUTY_OFFICER");
    ImportPreview old = preview("停用", "40", true, START.minusSeconds(1));
    assertThat(old.rows().get(0).notes()).anyMatch(note -> note.contains("比文件新"));
    db.run(() -> imports.apply(old.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.OPEN);
    assertThat(state(id).occupancy()).isEqualTo(12);

    // A moment in the future is the moment of the upload; changed between upload and apply.
    ImportPreview ahead = preview("停用", "", true, START.plusSeconds(100_000));
    db.tick(60);
    db.run(() -> operations.changeStatus(id, ShelterStatus.FULL, ""));
    db.tick(60);
    db.run(() -> imports.apply(ahead.publicId(), false));
    assertThat(state(id).status()).isEqualTo(ShelterStatus.FULL);
  }

  /** Brought by a list without a status, opened by the staff, twelve inside. */
  private String openShelter() {
    bring(ONE);
    String id = db.in(operations::list).get(0).publicId();
    db.run(() -> operations.changeStatus(id, ShelterStatus.OPEN, ""));
    db.run(() -> operations.count(id, 12));
    return id;
  }

  private ImportPreview preview(String status, String inside, boolean takeStatus, Instant asOf) {
    String file = "名称,编码,状态,在场人数\n示例甲,A-1," + status + "," + inside + "\n";
    ImportOptions options =
        new ImportOptions(
            CoordinateSystem.WGS84, "市表", null, false, true, true, "市表", takeStatus, asOf);
    return db.in(
        () -> imports.upload("status.csv", file.getBytes(StandardCharsets.UTF_8), options));
  }

  private ShelterState state(String id) {
    return db.in(() -> operations.history(id)).shelter();
  }

  private String bring(String rows) {
    byte[] file = (HEAD + rows).getBytes(StandardCharsets.UTF_8);
    ImportOptions options =
        new ImportOptions(CoordinateSystem.WGS84, "市表", null, false, true, true, "市表", false, null);
    String id = db.in(() -> imports.upload("list.csv", file, options)).publicId();
    db.run(() -> imports.apply(id, false));
    return id;
  }

  private List<String> unlisted() {
    return db.in(operations::list).stream()
        .filter(ShelterState::unlisted)
        .map(state -> state.sheet().name())
        .toList();
  }
}
