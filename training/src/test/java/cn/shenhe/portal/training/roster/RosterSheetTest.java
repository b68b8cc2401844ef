package cn.shenhe.portal.training.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.exchange.PlainRow;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.training.programme.JobCategory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RosterSheetTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String HEAD = "工号,姓名,人员类别,岗位,任职日期,高危\n";

  private static List<RosterSheet.Judged> judge(byte[] file) {
    List<PlainRow> rows = new QuestionFiles(ReadLimits.standard()).list(file);
    return RosterSheet.judge(
        rows,
        TODAY,
        industry -> Optional.ofNullable(Map.of("商贸", false, "危险化学品", true).get(industry)));
  }

  private static List<RosterSheet.Judged> judge(String csv) {
    return judge(csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aGoodRowIsRead() {
    RosterSheet.Judged row = judge(HEAD + "E1,王一,安全管理人员,安全科,2026年3月1日,是\n").get(0);
    assertThat(row.value())
        .isEqualTo(
            new RosterRow(
                "E1",
                "王一",
                JobCategory.MANAGER,
                "安全科",
                true,
                null,
                LocalDate.of(2026, 3, 1),
                List.of()));
    assertThat(row.row()).isEqualTo(2);
  }

  @Test
  void aListOfAnOfficeInGbkIsRead() {
    byte[] gbk = (HEAD + "E1,王一,主要负责人,,,\n").getBytes(Charset.forName("GB18030"));
    RosterSheet.Judged row = judge(gbk).get(0);
    assertThat(row.value().name()).isEqualTo("王一");
    assertThat(row.value().since()).isNull();
    assertThat(row.value().orSince(TODAY).since()).isEqualTo(TODAY);
  }

  @Test
  void aTitleAboveTheHeadingsDoesNotHinder() {
    assertThat(judge("某某公司人员名单,,,,,\n" + HEAD + "E1,王一,新上岗人员,,,\n")).hasSize(1);
  }

  @Test
  void withoutHeadingsTheListIsRefused() {
    assertThatThrownBy(() -> judge("E1,王一,主要负责人\n"))
        .isInstanceOf(RosterRefused.class)
        .hasMessageContaining("roster.header");
  }

  @Test
  void everyWrongRowSaysWhy() {
    List<RosterSheet.Judged> rows =
        judge(
            HEAD
                + ",王一,主要负责人,,,\n"
                + "E2,,主要负责人,,,\n"
                + "E3,王三,会计,,,\n"
                + "E4,王四,主要负责人,,2026-02-30,\n"
                + "E5,王五,主要负责人,,1900-01-01,\n"
                + "E6,王六,特种作业人员,低压电工,2026/1/5,否\n"
                + "E6,王六,特种作业人员,低压电工,2026/1/5,否\n");
    assertThat(rows)
        .extracting(RosterSheet.Judged::reason)
        .containsExactly("no-number", "no-name", "category", "day", "day-range", "", "duplicate");
  }

  @Test
  void yesIsReadHoweverItIsWrittenAndWhatIsNeitherYesNorNoIsRefused() {
    StringBuilder csv = new StringBuilder(HEAD);
    List<String> words = List.of("Y", "YES", "✓", "是（危化）", "TRUE", "高危", "N", "No", "否", "", "不详");
    for (int i = 0; i < words.size(); i++) {
      csv.append("E" + i + ",王,安全管理人员,,," + words.get(i) + "\n");
    }
    List<RosterSheet.Judged> rows = judge(csv.toString());
    assertThat(rows.subList(0, 6)).allMatch(row -> row.value().highRisk());
    assertThat(rows.subList(6, 10)).noneMatch(row -> row.value().highRisk());
    assertThat(rows.get(10).reason()).isEqualTo("risk-word");
    assertThat(rows.get(10).detail()).isEqualTo("不详");
  }

  @Test
  void noDayOfAnotherPostIsSaidInManyWaysAndAWrongOneNamesItsColumn() {
    String head = "工号,姓名,人员类别,转岗日期,复岗日期\n";
    StringBuilder csv = new StringBuilder(head);
    List<String> words = List.of("无", "没有", "否", "-", "—", "——", "/", "／");
    for (int i = 0; i < words.size(); i++) {
      csv.append("E" + i + ",王,安全管理人员," + words.get(i) + "," + words.get(i) + "\n");
    }
    assertThat(judge(csv.toString()))
        .hasSize(words.size())
        .allMatch(row -> row.usable() && row.value().moves().isEmpty())
        .allMatch(row -> row.value().post() == null);
    assertThat(judge(head + "E1,王,安全管理人员,2026-11-20,明天\nE2,王,安全管理人员,1900-01-01,\n"))
        .extracting(RosterSheet.Judged::detail)
        .containsExactly("复岗日期：明天", "转岗日期：1900-01-01");
  }

  @Test
  void theIndustryDecidesTheRiskAndMayNotContradictIt() {
    List<RosterSheet.Judged> rows =
        judge(
            "工号,姓名,人员类别,行业,高危\n"
                + "E1,王,安全管理人员,危险化学品,\n"
                + "E2,王,安全管理人员,商贸,否\n"
                + "E3,王,安全管理人员,炼金,\n"
                + "E4,王,安全管理人员,危险化学品,否\n"
                + "E5,王,安全管理人员,商贸,是\n"
                + "E6,王,安全管理人员,,是\n");
    assertThat(rows)
        .extracting(RosterSheet.Judged::reason)
        .containsExactly("", "", "industry", "risk-high", "risk-other", "");
    assertThat(rows.get(0).value().highRisk()).isTrue();
    assertThat(rows.get(0).value().industry()).isEqualTo("危险化学品");
    assertThat(rows.get(1).value().highRisk()).isFalse();
    assertThat(rows.get(5).value().industry()).isEmpty();
    assertThat(rows.get(5).value().highRisk()).isTrue();
  }

  @Test
  void longNumbersAndLeadingZerosOfAWorkbookStayWhatTheyAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      Sheet sheet = book.createSheet();
      Row head = sheet.createRow(0);
      Row one = sheet.createRow(1);
      Row two = sheet.createRow(2);
      List<String> titles = List.of("工号", "姓名", "人员类别");
      for (int c = 0; c < titles.size(); c++) {
        head.createCell(c).setCellValue(titles.get(c));
        one.createCell(c).setCellValue("安全管理人员");
        two.createCell(c).setCellValue("安全管理人员");
      }
      one.createCell(0).setCellValue(210103199001L);
      two.createCell(0).setCellValue(42);
      CellStyle zeros = book.createCellStyle();
      zeros.setDataFormat(book.createDataFormat().getFormat("000000"));
      two.getCell(0).setCellStyle(zeros);
      book.write(bytes);
    }
    assertThat(judge(bytes.toByteArray()))
        .extracting(RosterSheet.Judged::number)
        .containsExactly("210103199001", "000042");
  }

  /** A list of 500 with errors sown in: what is right is kept, every error is named once. */
  @Test
  void aListOfFiveHundredWithErrorsIsAccountedRowByRow() throws IOException {
    List<RosterSheet.Judged> rows = judge(rosterOfFiveHundred());
    assertThat(rows).hasSize(500);
    Map<String, Long> reasons =
        rows.stream()
            .filter(row -> !row.usable())
            .collect(Collectors.groupingBy(RosterSheet.Judged::reason, Collectors.counting()));
    assertThat(reasons)
        .isEqualTo(Map.of("no-name", 10L, "category", 10L, "day", 10L, "duplicate", 10L));
    assertThat(rows.stream().filter(RosterSheet.Judged::usable).count()).isEqualTo(460);
  }

  static byte[] rosterOfFiveHundred() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("名单");
      CellStyle date = workbook.createCellStyle();
      date.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
      Row head = sheet.createRow(0);
      String[] names = {"工号", "姓名", "人员类别", "岗位", "任职日期", "高危"};
      for (int c = 0; c < names.length; c++) {
        head.createCell(c).setCellValue(names[c]);
      }
      for (int i = 1; i <= 500; i++) {
        int kind = i % 50;
        Row row = sheet.createRow(i);
        row.createCell(0).setCellValue(kind == 4 ? 10_000 + i - 1 : 10_000 + i);
        row.createCell(1).setCellValue(kind == 1 ? "" : "员工" + i);
        row.createCell(2).setCellValue(kind == 2 ? "其他" : "新上岗从业人员");
        row.createCell(3).setCellValue("装配");
        if (kind == 5) {
          row.createCell(4).setCellValue("二月三十日");
        } else {
          row.createCell(4).setCellValue(LocalDate.of(2026, 11, 1));
          row.getCell(4).setCellStyle(date);
        }
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }
}
