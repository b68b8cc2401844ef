package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.ContentAct;
import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import cn.shenhe.portal.content.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of place names, from its file to what residents write, on a real database. */
class GazetteerTest {

  private static final GeoPoint POINT = new GeoPoint(41.79, 123.45);
  private static final String HEAD = "名称,类型,街道,纬度,经度\n";

  private final TestDatabase db =
      new TestDatabase().put(WorkdayCalendar.class, day -> Optional.empty());
  private final Gazetteer gazetteer = db.bean(Gazetteer.class);
  private final ShelterDirectory directory = db.bean(ShelterDirectory.class);

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void aRoadWithoutAPointLeadsToItsStreetAndOneWithAPointToThePlace() {
    assertThat(understood("示例东路25号").kind()).isEqualTo(Place.Kind.NOTHING);
    bring("示例东路,道路,滨河街道,,\n示例花园,小区,,41.79,123.45\n");

    Place road = understood("沈阳市沈河区示例东路２５号");
    assertThat(road.kind()).isEqualTo(Place.Kind.PLACE_IN_STREET);
    assertThat(road.label()).isEqualTo("示例东路");
    assertThat(road.streetCode()).isEqualTo("210103005");
    Place estate = understood("示例花园3号楼");
    assertThat(estate.kind()).isEqualTo(Place.Kind.PLACE);
    assertThat(estate.point()).isEqualTo(POINT);
  }

  @Test
  void theSameFileTwiceChangesNothingAndALaterOneUpdatesByName() {
    String file = "示例东路,道路,210103005,,\n示例花园,小区,,41.79,123.45\n";
    assertThat(bring(file).counts()).isEqualTo(Map.of(Outcome.NEW, 2));
    assertThat(preview(file, CoordinateSystem.WGS84).counts())
        .isEqualTo(Map.of(Outcome.UNCHANGED, 2));
    assertThat(bring("沈河区示例东路,道路,五里河,,\n").counts()).isEqualTo(Map.of(Outcome.CHANGED, 1));
    assertThat(list("").total()).isEqualTo(2);
    assertThat(understood("示例东路1号").streetCode()).isEqualTo("210103018");
    assertThat(db.acts())
        .filteredOn(act -> act instanceof ContentAct done && done.act().contains("places"))
        .hasSize(2);
  }

  @Test
  void previewDoesNothing() {
    assertThat(preview("示例东路,道路,滨河街道,,\n", CoordinateSystem.WGS84).counts())
        .isEqualTo(Map.of(Outcome.NEW, 1));
    assertThat(list("").total()).isZero();
  }

  @Test
  void eachRowThatCannotBeTakenSaysWhy() {
    PlaceImportPreview account =
        bring(
            ",道路,滨河街道,,\n"
                + "路,道路,滨河街道,,\n"
                + "示例%路,道路,滨河街道,,\n"
                + "示例一路,道路,没有街道,,\n"
                + "示例二路,道路,,,\n"
                + "示例三路,道路,,31.2,121.4\n"
                + "示例四路,道路,,东边,123\n"
                + "示例五路,道路,滨河街道,,\n"
                + "示例 五路,道路,五里河街道,,\n");
    assertThat(account.rows())
        .extracting(row -> String.join("", row.notes()))
        .containsExactly(
            "没有名称",
            "名称要 2 到 60 个字",
            "名称里有不能用的符号",
            "没有这个街道：“没有街道”",
            "既没有街道，也没有位置",
            "位置在沈河区范围之外，请核对坐标系",
            "位置看不懂或超出范围",
            "",
            "这个名称在文件中已出现，只取第一次");
    assertThat(account.counts())
        .isEqualTo(Map.of(Outcome.REJECTED, 7, Outcome.NEW, 1, Outcome.DUPLICATE, 1));
    assertThat(understood("示例五路").streetCode()).isEqualTo("210103005");
  }

  @Test
  void aPointIsConvertedFromTheSystemTheFileDeclares() {
    GeoPoint written = CoordinateSystem.GCJ02.fromWgs84(POINT);
    String file = "示例花园,小区,," + written.latitude() + "," + written.longitude() + "\n";
    db.in(() -> gazetteer.apply(bytes(file), CoordinateSystem.GCJ02, "测试"));
    assertThat(understood("示例花园").point().distanceTo(POINT)).isLessThan(0.1);
    assertThat(preview(file, CoordinateSystem.GCJ02).counts())
        .isEqualTo(Map.of(Outcome.UNCHANGED, 1));
  }

  @Test
  void theListIsSearchedBoundedAndANameRemoved() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append("示例").append(i).append("甲路,道路,滨河街道,,\n");
    }
    bring(rows.toString());
    assertThat(list("").rows()).hasSize(50);
    assertThat(db.in(() -> gazetteer.list("", 1)).rows()).hasSize(10);
    assertThat(list("").total()).isEqualTo(60);
    assertThat(list("59甲").rows()).extracting(PlaceName::name).containsExactly("示例59甲路");
    assertThat(list("%").rows()).isEmpty();
    db.run(() -> gazetteer.remove(PlaceKind.ROAD, "示例59甲路"));
    assertThat(list("59甲").rows()).isEmpty();
    assertThat(understood("示例59甲路1号").kind()).isEqualTo(Place.Kind.NOTHING);
  }

  @Test
  void aFileWithoutNamesOrWithoutASourceOrTooLongIsRefused() {
    assertThatThrownBy(() -> preview(CoordinateSystem.WGS84, "a,b\n1,2\n", "测试"))
        .extracting("code")
        .isEqualTo("shelter.file.no-place-column");
    assertThatThrownBy(() -> preview(CoordinateSystem.WGS84, HEAD + "甲路,,,,\n", " "))
        .extracting("code")
        .isEqualTo("shelter.division.source");
    String many = HEAD + "甲路,,滨河,,\n".repeat(20_001);
    assertThatThrownBy(() -> preview(CoordinateSystem.WGS84, many, "测试"))
        .extracting("code")
        .isEqualTo("shelter.file.rows");
  }

  private PlaceImportPreview bring(String rows) {
    return db.in(() -> gazetteer.apply(bytes(rows), CoordinateSystem.WGS84, "测试"));
  }

  private PlaceImportPreview preview(String rows, CoordinateSystem system) {
    return preview(system, HEAD + rows, "测试");
  }

  private PlaceImportPreview preview(CoordinateSystem system, String file, String source) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return db.in(() -> gazetteer.preview(bytes, system, source));
  }

  private static byte[] bytes(String rows) {
    return (HEAD + rows).getBytes(StandardCharsets.UTF_8);
  }

  private PlaceNameList list(String words) {
    return db.in(() -> gazetteer.list(words, 0));
  }

  private Place understood(String text) {
    return db.in(() -> directory.understand(text));
  }
}
