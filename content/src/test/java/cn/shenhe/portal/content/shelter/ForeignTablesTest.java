package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.shelter.RowAccount.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as other offices and programs write them. */
class ForeignTablesTest {

  private static final GeoPoint PLACE = new GeoPoint(41.79, 123.45);

  @Test
  void titlesStandAboveTheHeadersAndSumsBelow() {
    ImportPlan plan =
        plan(
            "沈河区应急避难场所一览表\n填报单位：区应急局;;;;\n"
                + "序号;名称;纬度;经度;容纳人数（人）\n1;甲;41.79;123.45;300\n;合计;;;300\n;备注：截至年底;;;\n");
    assertThat(outcomes(plan)).containsExactly(Outcome.NEW, Outcome.REJECTED, Outcome.REJECTED);
    assertThat(plan.rows().get(0).account().number()).isEqualTo(4);
    assertThat(plan.rows().get(0).sheet().capacity()).contains(300);
    assertThat(notes(plan, 1)).containsExactly("是合计行，不是场所");
    assertThat(outcomes(plan("序号,名称\n1,甲\n合计,\n"))).containsExactly(Outcome.NEW, Outcome.REJECTED);
    assertThat(table("标题\n名称,编码\n甲,1\n").unread()).containsExactly("第 1 行在表头之上，未读：“标题”");
  }

  @Test
  void headersOnTwoLinesAreRead() {
    ShelterTable table = table("名称,坐标,,面积（平方米）,\n,经度,纬度,总面积,有效面积\n甲,123.45,41.79,900,500\n");
    assertThat(table.headers()).containsExactly("名称", "经度", "纬度", "总面积", "有效面积");
    ImportPlan plan = plan("名称,地址,编码\nname,address,code\n甲,路,1\n");
    assertThat(outcomes(plan)).containsExactly(Outcome.REJECTED, Outcome.NEW);
    assertThat(notes(plan, 0)).containsExactly("是又一行表头，不是场所");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void anySeparatorIsFoundUnderATitle(String separator) {
    String text = "沈河区一览表\n名称,地址,编码\n甲,路1,A1\n".replace(",", separator);
    for (String charset : List.of("UTF-8", "GB18030", "UTF-16")) {
      ShelterTable table =
          TableReading.read(text.getBytes(Charset.forName(charset)), Sheets.GENEROUS);
      assertThat(table.headers()).containsExactly("名称", "地址", "编码");
      assertThat(table.format()).isEqualTo("CSV " + charset);
    }
    assertThat(table("sep=;\n名称;编码\n甲;1\n").headers()).containsExactly("名称", "编码");
  }

  @Test
  void everySheetThatListsSheltersIsReadAndTheOthersAreNamed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      sheet(workbook, "说明", "本表由应急局提供");
      sheet(workbook, "大西街道", "名称|编码", "甲|1");
      sheet(workbook, "滨河街道", "标题", "编码|场所名称|容量", "2|乙|300");
    }
    ShelterTable table = TableReading.read(out.toByteArray(), Sheets.GENEROUS);
    assertThat(table.headers()).containsExactly("名称", "编码", "容量");
    assertThat(table.rows()).extracting(ShelterTable.Row::sheet).containsExactly("大西街道", "滨河街道");
    assertThat(table.rows().get(1).cells()).containsExactly("乙", "2", "300");
    assertThat(table.unread())
        .containsExactly("工作表“说明”未读：没有找到“名称”列的表头", "工作表“滨河街道”第 1 行在表头之上，未读：“标题”");
  }

  private static void sheet(Workbook workbook, String name, String... rows) {
    Worksheet sheet = workbook.newWorksheet(name);
    for (int row = 0; row < rows.length; row++) {
      String[] cells = rows[row].split("\\|");
      for (int column = 0; column < cells.length; column++) {
        sheet.value(row, column, cells[column]);
      }
    }
  }

  @Test
  void whatIsNoTableSaysWhatToDoInstead() {
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "shelter.file.xls");
    refused(utf8("<html><table>"), "shelter.file.markup");
    refused(utf8("\uFEFF"), "shelter.file.empty");
    refused(utf8("<?xml version=\"1.0\"?><kml/>"), "shelter.file.markup");
    refused(utf8("{\"type\":\"FeatureCollection\",\"features\":[]}"), "shelter.file.json-shape");
    assertThatThrownBy(() -> table("[{\"名称\":\"甲\"},\n{\"名称\":NaN}]"))
        .satisfies(
            e ->
                assertThat(((ShelterFileRefused) e).arguments().get(0).toString())
                    .startsWith("第 2 行、第 "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "41.79|123.45",
        "41,79|123,45",
        "41°47'24.0\"N|123°27'00\"E",
        "41度47分24秒|123度27分",
        "北纬41.79|东经123.45°",
        "N41°47.4′|E 123°27′",
        "４１．７９|１２３．４５",
        "123.45|41.79",
        "E123.45|N41.79"
      })
  void positionsAreReadAsPeopleWriteThem(String latitude, String longitude) {
    GeoPoint read = Coordinates.of(latitude, longitude).point();
    assertThat(read.distanceTo(PLACE)).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41.79,123.45",
        "123.45，41.79",
        "123.45 41.79",
        "E123.45, N41.79",
        "经度：123.45 纬度：41.79",
        "POINT (123.45 41.79)",
        "(41.79,123.45)",
        "41,79; 123,45",
        "东经123°27′00″ 北纬41°47′24″"
      })
  void positionsInOneColumnAreRead(String written) {
    assertThat(Coordinates.pair(written).distanceTo(PLACE)).isLessThan(0.1);
  }

  @Test
  void whatIsNoPositionIsNamedWithAWayToMendIt() {
    ImportPlan plan =
        plan(
            "名称,编码,纬度,经度\n甲,1,5130158.2,13742391.1\n乙,2,41.79,\n丙,3,没有,没有\n丁,4,123.45,41.79\n"
                + "戊,5,NaN,/\n己,6,0x1p5,1d\n庚,7,41°61',123\n");
    assertThat(notes(plan, 0).get(0)).contains("投影坐标", "换算成经纬度");
    assertThat(notes(plan, 1)).containsExactly("位置未采用：只有纬度，没有经度");
    assertThat(notes(plan, 2).get(0)).contains("看不懂“没有”", "请写成");
    assertThat(notes(plan, 3)).containsExactly("纬度和经度写反了，已对调，请核对");
    assertThat(plan.rows().get(3).sheet().position().orElseThrow().distanceTo(PLACE)).isLessThan(1);
    assertThat(notes(plan, 4)).containsExactly("没有位置，不参与就近查找");
    assertThat(plan.rows().get(5).sheet().position()).isEmpty();
    assertThat(plan.rows().get(6).sheet().position()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CAPACITY,约3000人,3000",
    "CAPACITY,'3,000',3000",
    "CAPACITY,3千,3000",
    "CAPACITY,1.2万人,12000",
    "CAPACITY,3000余人,3000",
    "CAPACITY,≥500,500",
    "CAPACITY,3000人（含地下）,3000",
    "TOTAL_AREA,1.2万平方米,12000",
    "TOTAL_AREA,3公顷,30000",
    "TOTAL_AREA,15亩,10000",
    "TOTAL_AREA,'12,5',12.5",
    "TOTAL_AREA,500㎡,500",
    "WHEELCHAIR,不具备,NO",
    "WHEELCHAIR,✔,YES",
    "WHEELCHAIR,Ｙ,YES",
    "DURATION,紧急避难场所,紧急"
  })
  void amountsAreReadWithTheirUnits(ShelterAttribute attribute, String written, String value) {
    assertThat(attribute.canonical(written)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "CAPACITY,2000-3000",
    "CAPACITY,'1,5'",
    "CAPACITY,500㎡",
    "CAPACITY,三千",
    "TOTAL_AREA,300人"
  })
  void whatCouldMeanTwoThingsIsNotTaken(ShelterAttribute attribute, String written) {
    assertThatThrownBy(() -> attribute.canonical(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("看不懂");
  }

  @Test
  void theUnitOfAColumnCountsForItsBareNumbers() {
    ImportPlan plan = plan("名称,占地面积（万平方米）,可容纳人数（万人）\n甲,1.2,0.3\n乙,3公顷,3000人\n");
    assertThat(text(plan, 0, ShelterAttribute.TOTAL_AREA)).isEqualTo("12000");
    assertThat(text(plan, 0, ShelterAttribute.CAPACITY)).isEqualTo("3000");
    assertThat(text(plan, 1, ShelterAttribute.TOTAL_AREA)).isEqualTo("30000");
    assertThat(text(plan, 1, ShelterAttribute.CAPACITY)).isEqualTo("3000");
  }

  @Test
  void theNumberOfAResponsiblePersonNeverBecomesThePublicOne() {
    ShelterSheet sheet = plan("场所名称,联系人,联系电话\n甲,张三,13800001111\n").rows().get(0).sheet();
    assertThat(sheet.forThePublic().facts()).doesNotContainKey(ShelterAttribute.DUTY_PHONE);
    assertThat(sheet.text(ShelterAttribute.RESPONSIBLE_MOBILE)).contains("13800001111");
    assertThat(ColumnMapping.guessed(List.of("名称", "联系人", "值班电话")).targets())
        .containsExactly("NAME", "RESPONSIBLE_NAME", "DUTY_PHONE");
    assertThat(ColumnMapping.guessed(List.of("名称", "联系电话")).targets())
        .containsExactly("NAME", "DUTY_PHONE");
    ShelterSheet under =
        plan("场所名称,负责人,,坐标,\n,职务,电话,经度,纬度\n甲,校长,13800001111,,\n").rows().get(0).sheet();
    assertThat(under.text(ShelterAttribute.DUTY_PHONE)).isEmpty();
    assertThat(under.text(ShelterAttribute.RESPONSIBLE_MOBILE)).contains("13800001111");
  }

  @Test
  void aPersonsNumberOnOneSheetIsNotPutUnderTheDutyNumberOfAnother() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      sheet(workbook, "大西街道", "名称|值班电话", "甲|024-11112222");
      sheet(workbook, "滨河街道", "名称|联系人|联系电话", "乙|张三|13800001111");
    }
    ImportPlan plan = Sheets.plan(out.toByteArray(), ImportOptions.of("测试"), List.of());
    assertThat(text(plan, 0, ShelterAttribute.DUTY_PHONE)).isEqualTo("024-11112222");
    assertThat(plan.rows().get(1).sheet().text(ShelterAttribute.DUTY_PHONE)).isEmpty();
  }

  @Test
  void sheetsTogetherHaveNoMoreColumnsThanOneMayHave() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int each = Sheets.GENEROUS.columns() / 2;
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      for (int i = 0; i < 3; i++) {
        StringBuilder headers = new StringBuilder("名称");
        for (int column = 0; column < each; column++) {
          headers.append("|c").append(i).append('-').append(column);
        }
        sheet(workbook, "s" + i, headers.toString(), "甲|1");
      }
    }
    refused(out.toByteArray(), "shelter.file.columns");
  }

  @Test
  void whatIsTooLongToBeAQuantityOrADayIsNamedAtOnce() {
    assertThat(Quantity.persons("约".repeat(10_000) + "3")).isEmpty();
    ImportPlan plan = plan("名称,核实时间\n甲,2026" + " ".repeat(9_000) + "年\n");
    assertThat(notes(plan, 0)).anyMatch(note -> note.startsWith("核实日期看不懂"));
  }

  @Test
  void aHazardThatIsTakenBackInBracketsIsNotTaken() {
    ImportPlan plan = plan("名称,适宜灾种\n甲,地震（不适宜）、火灾（主）\n");
    assertThat(plan.rows().get(0).sheet().text(ShelterAttribute.SUITS_EARTHQUAKE)).isEmpty();
    assertThat(text(plan, 0, ShelterAttribute.SUITS_FIRE)).isEqualTo(TriState.YES.name());
    assertThat(notes(plan, 0)).anyMatch(note -> note.startsWith("灾种看不懂"));
  }

  @Test
  void hazardsInOneCellAreToldApart() {
    ImportPlan plan = plan("名称,适宜灾种\n甲,地震和洪涝\n乙,\"[earthquake, storm surge]\"\n丙,地震 火灾（主）、全灾种\n");
    ShelterSheet first = plan.rows().get(0).sheet();
    assertThat(first.suits(Hazard.EARTHQUAKE)).isEqualTo(TriState.YES);
    assertThat(first.suits(Hazard.FLOOD)).isEqualTo(TriState.YES);
    assertThat(first.suits(Hazard.WATERLOGGING)).isEqualTo(TriState.YES);
    assertThat(plan.rows().get(1).sheet().suits(Hazard.STORM_SURGE)).isEqualTo(TriState.YES);
    assertThat(plan.rows().get(2).sheet().suits(Hazard.FIRE)).isEqualTo(TriState.YES);
    assertThat(notes(plan, 2)).contains("灾种看不懂：“全灾种”");
  }

  @Test
  void twoPlacesOfOneNameAreTwoAndStayTwo() {
    byte[] file = utf8("名称,纬度,经度\n小区广场,41.790,123.450\n小区广场,41.785,123.452\n");
    ImportPlan plan = Sheets.plan(file, ImportOptions.of("测试"), List.of());
    assertThat(outcomes(plan)).containsExactly(Outcome.NEW, Outcome.NEW);
    assertThat(notes(plan, 1)).containsExactly("与文件第 2 行同名同址而位置不同，按另一处场所处理");
    assertThat(outcomes(Sheets.plan(file, ImportOptions.of("测试"), Sheets.applied(plan))))
        .containsExactly(Outcome.UNCHANGED, Outcome.UNCHANGED);
  }

  @Test
  void aGeometryStandsForAPointThatLiesInIt() {
    String bent =
        "{\"type\":\"Polygon\",\"coordinates\":[[[123.44,41.78],[123.46,41.78],[123.46,41.782],"
            + "[123.442,41.782],[123.442,41.798],[123.46,41.798],[123.46,41.8],[123.44,41.8],[123.44,41.78]]]}";
    GeoPoint inside = geometry(bent);
    assertThat(inside.longitude()).isBetween(123.44, 123.442);
    assertThat(geometry("{\"type\":\"MultiPoint\",\"coordinates\":[[123.45,41.79],[123.47,41.8]]}"))
        .isEqualTo(PLACE);
    assertThat(
            geometry(
                "{\"type\":\"GeometryCollection\",\"geometries\":["
                    + bent
                    + ",{\"type\":\"Point\",\"coordinates\":[123.45,41.79,55]}]}"))
        .isEqualTo(PLACE);
    assertThat(notes(plan(feature(bent, "\"名称\":\"甲\"")), 0)).containsExactly("位置取自面的中心，请核对入口");
  }

  private static GeoPoint geometry(String geometry) {
    return plan(feature(geometry, "\"名称\":\"甲\",\"x\":4123456.7,\"y\":4654321.1"))
        .rows()
        .get(0)
        .sheet()
        .position()
        .orElseThrow();
  }

  private static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"geometry\":"
        + geometry
        + ",\"properties\":{"
        + properties
        + "}}";
  }

  @Test
  void objectsWithinObjectsAndWrappedListsAreRead() {
    String point = "{\"type\":\"Point\",\"coordinates\":[123.45,41.79]}";
    assertThat(
            table(feature(point, "\"name\":{\"zh\":\"甲\"},\"address\":{\"street\":\"路\"}"))
                .headers())
        .contains("name.zh", "address.street");
    assertThat(table("{\"data\":{\"rows\":[{\"名称\":\"甲\",\"lat\":41.79}]}}").rows().get(0).cells())
        .containsExactly("甲", "41.79");
    assertThat(
            plan("[{\"名称\":\"甲\",\"location\":{\"lat\":41.79,\"lng\":123.45}}]")
                .rows()
                .get(0)
                .sheet()
                .position())
        .contains(PLACE);
    assertThat(
            plan("{\"features\":[{\"attributes\":{\"名称\":\"甲\"},\"geometry\":{\"x\":123.45,\"y\":41.79}}]}")
                .rows()
                .get(0)
                .sheet()
                .position())
        .contains(PLACE);
  }

  private static List<Outcome> outcomes(ImportPlan plan) {
    return plan.rows().stream().map(row -> row.account().outcome()).toList();
  }

  private static List<String> notes(ImportPlan plan, int row) {
    return plan.rows().get(row).account().notes();
  }

  private static String text(ImportPlan plan, int row, ShelterAttribute attribute) {
    return plan.rows().get(row).sheet().text(attribute).orElseThrow();
  }

  private static void refused(byte[] file, String code) {
    assertThatThrownBy(() -> TableReading.read(file, Sheets.GENEROUS))
        .isInstanceOf(ShelterFileRefused.class)
        .extracting("code")
        .isEqualTo(code);
  }

  private static ShelterTable table(String text) {
    return TableReading.read(utf8(text), Sheets.GENEROUS);
  }

  private static ImportPlan plan(String text) {
    return Sheets.plan(utf8(text), ImportOptions.of("测试"), List.of());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
