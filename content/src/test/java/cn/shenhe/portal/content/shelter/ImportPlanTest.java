package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportPlanTest {

  private static final String HEAD = "名称,编码,纬度,经度,容纳人数,轮椅可达,适宜灾种,状态\n";

  @Test
  void aTableOfAnOfficeIsReadInBothEncodingsAlike() {
    String table = HEAD + "示例园甲（演示数据）,A1,41.79,123.45,300人,未知,地震、内涝,常态\n";
    for (String charset : List.of("UTF-8", "GB18030")) {
      ImportPlan plan = plan(table.getBytes(Charset.forName(charset)), List.of());
      ShelterSheet sheet = plan.rows().get(0).sheet();
      assertThat(plan.counts()).containsOnlyKeys(Outcome.NEW);
      assertThat(sheet.capacity()).contains(300);
      assertThat(sheet.suits(Hazard.EARTHQUAKE)).isEqualTo(TriState.YES);
      assertThat(sheet.suits(Hazard.FLOOD)).isEqualTo(TriState.UNKNOWN);
      assertThat(sheet.triState(ShelterAttribute.WHEELCHAIR)).isEqualTo(TriState.UNKNOWN);
      assertThat(plan.rows().get(0).status()).isEqualTo(ShelterStatus.STANDBY);
    }
  }

  @Test
  void theEncodingIsDecidedOnTheWholeFile() {
    String table = "name,code\n" + "ascii only,x\n".repeat(2_000) + "末行,y\n";
    ShelterTable read =
        TableReading.read(table.getBytes(Charset.forName("GB18030")), Sheets.GENEROUS);
    assertThat(read.format()).isEqualTo("CSV GB18030");
    assertThat(read.rows().get(2_000).cells().get(0)).isEqualTo("末行");
  }

  @Test
  void eachKindOfTroubleHasItsOwnOutcome() {
    List<ShelterState> existing =
        List.of(
            Sheets.state(
                "old",
                ShelterStatus.STANDBY,
                Sheets.sheet(
                    "旧所",
                    ShelterAttribute.CODE,
                    "OLD",
                    ShelterAttribute.POSITION,
                    "41.79,123.45")));
    String table =
        HEAD
            + "甲,A1,41.79,123.45,300,是,,\n"
            + "甲,A1,41.79,123.45,300,是,,\n"
            + ",A2,41.79,123.45,,,,\n"
            + "远,A3,31.2,121.4,,,,\n"
            + "旧所,NEWCODE,41.7901,123.4501,,,,\n"
            + "旧所,OLD,41.79,123.45,500,,,\n"
            + "坏数,A4,41.79,123.45,许多,也许,海怪,\n"
            + "无位,A5,,,,,,\n"
            + "零点,A6,0,0,,,,\n"
            + "甲,A7,41.7901,123.4501,,,,\n"
            + "甲 ,,41.7901,123.4501,,,,\n"
            + "甲,A8,41.80,123.45,,,,\n";
    ImportPlan plan = plan(table.getBytes(StandardCharsets.UTF_8), existing);
    assertThat(plan.rows().stream().map(r -> r.account().outcome()))
        .containsExactly(
            Outcome.NEW,
            Outcome.DUPLICATE,
            Outcome.REJECTED,
            Outcome.ASKED_OUTSIDE,
            Outcome.ASKED_LOOK_ALIKE,
            Outcome.CHANGED,
            Outcome.NEW,
            Outcome.NEW,
            Outcome.NEW,
            Outcome.ASKED_LOOK_ALIKE,
            Outcome.ASKED_LOOK_ALIKE,
            Outcome.NEW);
    assertThat(plan.rows().get(9).account().notes()).contains("与文件第 2 行同名且相距不到50米");
    ImportPlan.Planned bad = plan.rows().get(6);
    assertThat(bad.account().notes()).hasSize(3);
    assertThat(bad.sheet().capacity()).isEmpty();
    assertThat(bad.sheet().triState(ShelterAttribute.WHEELCHAIR)).isEqualTo(TriState.UNKNOWN);
    assertThat(plan.rows().get(8).sheet().position()).isEmpty();
  }

  @Test
  void blankSaysNothingAndTakesNothingAway() {
    ShelterState known =
        Sheets.state(
            "k",
            ShelterStatus.OPEN,
            Sheets.sheet("甲", ShelterAttribute.CODE, "A1", ShelterAttribute.CAPACITY, "300"));
    ImportPlan plan =
        plan((HEAD + "甲,A1,,,,,,\n").getBytes(StandardCharsets.UTF_8), List.of(known));
    assertThat(plan.rows().get(0).account().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(known.sheet().updatedBy(plan.rows().get(0).sheet()).capacity()).contains(300);
  }

  @Test
  void aRowWithoutCodeIsKnownAgainByNameAndAddress() {
    byte[] table = "名称,地址\n甲,某路1号\n".getBytes(StandardCharsets.UTF_8);
    List<ShelterState> applied = Sheets.applied(plan(table, List.of()));
    assertThat(plan(table, applied).counts()).containsOnlyKeys(Outcome.UNCHANGED);
  }

  @Test
  void whatWeExportWeReadBackUnchanged() {
    ShelterState shelter =
        Sheets.state(
            "k",
            ShelterStatus.STANDBY,
            Sheets.sheet(
                "=危险\"名\",甲",
                ShelterAttribute.CODE,
                "A1",
                ShelterAttribute.LEVEL,
                "村（社区）级",
                ShelterAttribute.DURATION,
                "紧急、短期",
                ShelterAttribute.PETS,
                "否",
                ShelterAttribute.SUITS_FLOOD,
                "是",
                ShelterAttribute.POSITION,
                "41.79,123.45"));
    String csv = ShelterExport.csv(List.of(shelter));
    assertThat(csv).contains("'=危险");
    ShelterSheet back = plan(csv.getBytes(StandardCharsets.UTF_8), List.of()).rows().get(0).sheet();
    for (ShelterAttribute attribute : shelter.sheet().facts().keySet()) {
      if (attribute != ShelterAttribute.NAME) {
        assertThat(back.text(attribute)).isEqualTo(shelter.sheet().text(attribute));
      }
    }
    String geoJson =
        "{\"type\":\"FeatureCollection\",\"features\":[" + ShelterExport.feature(shelter) + "]}";
    ShelterSheet fromJson =
        plan(geoJson.getBytes(StandardCharsets.UTF_8), List.of()).rows().get(0).sheet();
    assertThat(fromJson.position()).isEqualTo(shelter.sheet().position());
    assertThat(fromJson.triState(ShelterAttribute.PETS)).isEqualTo(TriState.NO);
  }

  @Test
  void positionsAreConvertedFromTheDeclaredSystem() {
    GeoPoint place = new GeoPoint(41.79, 123.45);
    for (CoordinateSystem system : CoordinateSystem.values()) {
      GeoPoint written = system.fromWgs84(place);
      String table = HEAD + "甲,A1," + written.latitude() + "," + written.longitude() + ",,,,\n";
      ImportOptions options =
          new ImportOptions(system, "测试", null, false, false, false, "", false, null);
      ShelterSheet sheet =
          Sheets.plan(table.getBytes(StandardCharsets.UTF_8), options, List.of())
              .rows()
              .get(0)
              .sheet();
      assertThat(sheet.position().orElseThrow().distanceTo(place)).isLessThan(0.1);
    }
  }

  @Test
  void aFileWithoutNamesIsRefused() {
    assertThatThrownBy(() -> plan("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), List.of()))
        .isInstanceOf(ShelterFileRefused.class)
        .extracting("code")
        .isEqualTo("shelter.file.no-name-column");
  }

  private static ImportPlan plan(byte[] table, List<ShelterState> existing) {
    return Sheets.plan(table, ImportOptions.of("测试"), existing);
  }
}
