package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Difficulty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Workbooks and tables as systems, WPS and people make them. */
class WildTablesTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  /** The smallest picture there is. */
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private final QuestionFiles files = new QuestionFiles(ReadLimits.standard());

  private ReadFile text(String text) {
    return files.read("bank.csv", text.getBytes(StandardCharsets.UTF_8), null);
  }

  private ReadFile workbook(Workbook workbook) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.write(out);
      return files.read("bank.xlsx", out.toByteArray(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void row(Sheet sheet, Object... values) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int c = 0; c < values.length; c++) {
      Cell cell = row.createCell(c);
      if (values[c] instanceof Number number) {
        cell.setCellValue(number.doubleValue());
      } else if (values[c] instanceof Boolean truth) {
        cell.setCellValue(truth);
      } else if (!"".equals(values[c])) {
        cell.setCellValue((String) values[c]);
      }
    }
  }

  private static List<String> told(ReadFile file) {
    return file.rows().stream().map(Told::of).toList();
  }

  @Test
  void aHeaderInTwoRowsBelowATitleWithOneSheetForEachKindIsUnderstood() {
    for (Workbook workbook : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      Sheet single = workbook.createSheet("单选题");
      row(single, "某市安全生产知识题库（2024版）");
      row(single, "序号", "*题 干(必填)", "选 项", "", "", "*正确答案", "难度系数");
      single.addMergedRegion(new CellRangeAddress(1, 1, 2, 4));
      row(single, "", "", "A", "B", "C", "", "");
      row(single, 1, "安全帽的作用是（  ）", "A.挡雨", "B.防冲击", "C.装饰", "B", 0.8);
      row(single, 2, "2人以上作业要求( B )。", "甲", "乙", "", "B", 0.2);
      row(single, 3, "安全电压多少伏", 36, 110.5, 220, "A", 0.5);
      Sheet multiple = workbook.createSheet("2、多选题");
      row(multiple, "序号", "试题内容", "选项1", "选项2", "选项3", "标准答案", "所属章节");
      row(multiple, 1, "灭火方法有", "冷却", "窒息", "隔离", "A,Ｂ、C", "消防");
      row(multiple, 2, "只有一个对的", "冷", "窒", "隔", "A", "消防");
      row(multiple, 3, "答案是文字", "子", "丑", "寅", "A.子；C.寅", "消防");
      row(multiple, 4, "答案是序号", "卯", "辰", "巳", "1,3", "消防");
      Sheet judged = workbook.createSheet("判断题");
      row(judged, "题目", "答案");
      row(judged, "停电必须验电", true);
      row(judged, "湿手可以操作开关", 0);
      row(judged, "登高必须系安全带", "（√）");
      row(judged, "动火不必审批", "B");
      ReadFile file = workbook(workbook);
      assertThat(told(file))
          .containsExactly(
              "单选 安全帽的作用是（　） [挡雨, *防冲击, 装饰]",
              "单选 2人以上作业要求（　）。 [甲, *乙]",
              "单选 安全电压多少伏 [*36, 110.5, 220]",
              "多选 灭火方法有 [*冷却, *窒息, *隔离]",
              "多选 只有一个对的 [*冷, 窒, 隔]",
              "多选 答案是文字 [*子, 丑, *寅]",
              "多选 答案是序号 [*卯, 辰, *巳]",
              "判断 停电必须验电 对",
              "判断 湿手可以操作开关 错",
              "判断 登高必须系安全带 对",
              "判断 动火不必审批 错");
      assertThat(file.rows().subList(0, 3))
          .extracting(r -> r.item().difficulty())
          .containsExactly(Difficulty.EASY, Difficulty.HARD, Difficulty.MEDIUM);
    }
  }

  @Test
  void optionsInOneCellComeInManyShapes() {
    for (String cell :
        List.of(
            "A.甲\nB.乙\nC.丙",
            "A、甲；B、乙；C、丙；",
            "A、甲；\nB、乙；\nC、丙",
            "A.甲 B.乙 C.丙",
            "(A)甲 (B)乙 (C)丙",
            "A)甲\nB)乙\nC)丙",
            "甲|乙|丙",
            "甲\n乙\n丙",
            "[\"甲\",\"乙\",\"丙\"]")) {
      Workbook workbook = new XSSFWorkbook();
      Sheet sheet = workbook.createSheet();
      row(sheet, "题型", "题目内容", "备选项", "答案");
      row(sheet, "单选题（每题2分）", "哪一个是对的", cell, "B");
      assertThat(told(workbook(workbook))).as(cell).containsExactly("单选 哪一个是对的 [甲, *乙, 丙]");
    }
  }

  @Test
  void titlesAndRepeatedHeadersBetweenTheQuestionsAreAccountedFor() {
    ReadFile file =
        text(
            """
            题干,A,B,答案
            一、单选题,,,
            题一,甲,乙,A
            二、多选题（每题2分）,,,
            题干,A,B,答案
            题二,丙,丁,A
            """);
    assertThat(file.rows())
        .extracting(ReadRow::place, Told::of)
        .containsExactly(
            tuple("第2行", "question.row.section-title"),
            tuple("第3行", "单选 题一 [*甲, 乙]"),
            tuple("第4行", "question.row.section-title"),
            tuple("第5行", "question.row.header-again"),
            tuple("第6行", "多选 题二 [*丙, 丁]"));
  }

  @Test
  void aMergedKindCountsForAllItsRowsAndAMergedStemForNone() {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("题库");
    row(sheet, "题型", "知识点", "题干", "A", "B", "答案");
    row(sheet, "多选", "消防", "题一", "甲", "乙", "A");
    row(sheet, "", "", "题二", "丙", "丁", "B");
    row(sheet, "", "", "", "戊", "己", "B");
    sheet.addMergedRegion(new CellRangeAddress(1, 3, 0, 0));
    sheet.addMergedRegion(new CellRangeAddress(1, 3, 1, 1));
    sheet.addMergedRegion(new CellRangeAddress(2, 3, 2, 2));
    sheet.getRow(2).setZeroHeight(true);
    ReadFile file = workbook(workbook);
    assertThat(told(file))
        .containsExactly("多选 题一 [*甲, 乙]", "多选 题二 [丙, *丁]", "question.row.stem-empty");
    assertThat(file.rows().get(1).item().syllabusPoint()).isEqualTo("消防");
    assertThat(file.rows().get(1).place()).isEqualTo("题库（隐藏行）!3");
  }

  @Test
  void numbersReadAsTheAuthorSeesThem() {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("题库");
    row(sheet, "题型", "题干", "A", "B", "C", "D", "答案");
    row(sheet, "单选", "哪个对", 0.1 + 0.2, 36, 0.3, 12.5, "A");
    for (Map.Entry<Integer, String> format : Map.of(3, "0\"V\"", 4, "0%", 5, "0.00").entrySet()) {
      CellStyle style = workbook.createCellStyle();
      style.setDataFormat(workbook.createDataFormat().getFormat(format.getValue()));
      sheet.getRow(1).getCell(format.getKey()).setCellStyle(style);
    }
    assertThat(told(workbook(workbook))).containsExactly("单选 哪个对 [*0.3, 36V, 30%, 12.5]");
  }

  private static String cells(String... cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append(
          cell.startsWith("<c") ? cell : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  private static Map<String, Object> parts(String rows) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
            + " Extension=\"rels\""
            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
            + " Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\""
            + " ContentType=\"image/png\"/><Override PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
            + " PartName=\"/xl/worksheets/sheet1.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
    parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + MAIN
            + "\" xmlns:r=\""
            + RELATIONS
            + "\"><sheets><sheet name=\"题库\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    return parts;
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "\"><Relationship Id=\"r1\" Type=\""
        + RELATIONS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static byte[] zip(Map<String, Object> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Object> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(
            part.getValue() instanceof byte[] raw
                ? raw
                : ((String) part.getValue()).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void aWorkbookSavedAsStrictIsReadLikeAnyOther() {
    Map<String, Object> parts =
        parts(cells("题型", "题干", "A", "B", "答案") + cells("单选", "题一", "甲", "乙", "A"));
    parts.replaceAll(
        (name, part) ->
            ((String) part)
                .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"));
    assertThat(told(files.read("bank.xlsx", zip(parts), null))).containsExactly("单选 题一 [*甲, 乙]");
  }

  @Test
  void picturesWpsPutsIntoCellsAreShownAndLostOnesNamed() {
    String shown = "<c t=\"str\"><f>_xlfn.DISPIMG(\"ID_1A\",1)</f><v>=DISPIMG(\"ID_1A\",1)</v></c>";
    Map<String, Object> parts =
        parts(
            cells("题型", "题干", "A", "B", "图片", "答案")
                + cells("单选", "下图是什么标志", "甲", "乙", shown, "A")
                + cells("单选", "选出禁止标志", shown, "乙", "", "A")
                + cells("单选", "图丢失了", "甲", shown.replace("ID_1A", "ID_2B"), "", "A"));
    parts.put(
        "xl/cellimages.xml",
        "<e:cellImages xmlns:e=\"http://www.wps.cn/officeDocument/2017/etCustomData\""
            + " xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:rel=\""
            + RELATIONS
            + "\"><e:cellImage><x:pic><x:nvPicPr><x:cNvPr id=\"2\" name=\"ID_1A\"/></x:nvPicPr>"
            + "<x:blipFill><a:blip rel:embed=\"r1\"/></x:blipFill></x:pic></e:cellImage>"
            + "</e:cellImages>");
    parts.put("xl/_rels/cellimages.xml.rels", relation("image", "media/image1.png"));
    parts.put("xl/media/image1.png", PNG);
    ReadFile file = files.read("bank.xlsx", zip(parts), null);
    assertThat(file.pictures()).hasSize(1);
    assertThat(file.rows().get(0).item().stem().html()).contains("<img");
    assertThat(Told.of(file.rows().get(1))).startsWith("单选 选出禁止标志 [*<img");
    assertThat(Told.of(file.rows().get(2))).isEqualTo("question.row.text-damaged");
  }

  @Test
  void aFormulaWhoseResultNobodySavedIsNotTakenForZero() {
    Map<String, Object> parts =
        parts(
            cells("题型", "题干", "A", "B", "答案")
                + cells("单选", "没有结果", "<c><f>1+1</f></c>", "3", "A")
                + cells("单选", "有结果", "<c><f>1+1</f><v>2</v></c>", "3", "A"));
    assertThat(told(files.read("bank.xlsx", zip(parts), null)))
        .containsExactly("question.row.text-damaged", "单选 有结果 [*2, 3]");
  }

  @Test
  void pagesAndOldXmlThatCallThemselvesWorkbooksAreTables() {
    ReadFile page =
        files.read(
            "题库.xls",
            """
            <html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
            <tr><td colspan=4>题库导出</td></tr>
            <tr><th>题型</th><th>题干</th><th>选项A</th><th>选项B</th><th>答案</th></tr>
            <tr><td>单选</td><td>m<sup>2</sup>是什么</td><td>平方米</td><td>立方米</td><td>A</td></tr>
            </table></body></html>
            """
                .getBytes(StandardCharsets.UTF_8),
            null);
    assertThat(told(page)).containsExactly("单选 m<sup>2</sup>是什么 [*平方米, 立方米]");
    ReadFile old =
        files.read(
            "题库.xls",
            """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
              xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="判断题"><Table>
            <Row><Cell><Data ss:Type="String">题干</Data></Cell><Cell ss:Index="3"><Data
              ss:Type="String">答案</Data></Cell></Row>
            <Row ss:Index="5"><Cell><Data ss:Type="String">停电必须验电</Data></Cell><Cell
              ss:Index="3"><Data ss:Type="String">A</Data></Cell></Row></Table></Worksheet></Workbook>
            """
                .getBytes(StandardCharsets.UTF_8),
            null);
    assertThat(told(old)).containsExactly("判断 停电必须验电 对");
    assertThat(old.rows().get(0).place()).isEqualTo("判断题!5");
  }

  @Test
  void separatorsAreToldByTheLinesNotByTheTitle() {
    assertThat(told(text("某市题库\n题干;A;B;C;答案\n题目一;1,5;2,5;3;A\n")))
        .containsExactly("单选 题目一 [*1,5, 2,5, 3]");
    assertThat(told(text("sep=;\n题干;A;B;答案\n题目一;1,5;2,5;A\n")))
        .containsExactly("单选 题目一 [*1,5, 2,5]");
    assertThat(told(text("题型|题干|A|B|答案\n单选|题目一|甲|乙|A\n"))).containsExactly("单选 题目一 [*甲, 乙]");
    assertThat(told(text("题干,A,B,答案\r题一,甲,乙,A\r"))).containsExactly("单选 题一 [*甲, 乙]");
  }

  @Test
  void bracesAndKeysInsideCellsMakeNoOtherFormatOfATable() {
    assertThat(told(text("题型,题干,A,B,答案\n单选,集合{1、2}与ANSWER: A,一,二,A\n")))
        .containsExactly("单选 集合{1、2}与ANSWER: A [*一, 二]");
  }

  @Test
  void aUnitBehindANumberIsNoKey() {
    assertThat(told(text("题型,题干,A,B,答案\n单选,熔断器额定为100(A)时怎样,一,二,B\n")))
        .containsExactly("单选 熔断器额定为100(A)时怎样 [一, *二]");
  }

  @Test
  void documentsOfOtherProgramsAreRefusedByTheirKind() {
    for (String part : List.of("word/document.xml", "content.xml")) {
      Map<String, Object> parts = Map.of("mimetype", "application/x", part, "<x/>");
      assertThatThrownBy(() -> files.read("x", zip(parts), null))
          .isInstanceOf(FileRefused.class)
          .hasMessageContaining("other-office");
    }
  }

  @Test
  void aFirstQuestionIsNoSecondHeaderAndNamesOfSheetsThatSayMoreAreNoKind() {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("安全知识问答");
    row(sheet, "题目", "选项", "", "答案");
    row(sheet, "红灯的题", "A:红", "B:绿", "B");
    row(sheet, "绿灯的题", "A:黄", "B:蓝", "A");
    Sheet judged = workbook.createSheet("判断题");
    row(judged, "题目", "选项A", "选项B", "选项C", "答案");
    row(judged, "三个选项的题", "甲", "乙", "丙", "C");
    assertThat(told(workbook(workbook)))
        .containsExactly("单选 红灯的题 [红, *绿]", "单选 绿灯的题 [*黄, 蓝]", "单选 三个选项的题 [甲, 乙, *丙]");
  }

  @Test
  void aNumberAsKeyMeansAnOptionWhereOptionsAreNumbered() {
    assertThat(told(text("题目,选项1,选项2,答案\n扑救电气火灾用什么,水,干粉,1\n湿手可以操作开关,错误,正确,1\n")))
        .containsExactly("单选 扑救电气火灾用什么 [*水, 干粉]", "判断 湿手可以操作开关 错");
    assertThat(told(text("题目,选项A,选项B,答案\n扑救电气火灾用什么,水,干粉,1\n湿手可以操作开关,错误,正确,1\n")))
        .containsExactly("question.row.answer-unknown", "question.row.answer-unknown");
  }

  @Test
  void keysInStemsAreHiddenOrContradictWhateverTheirShape() {
    assertThat(
            told(
                text(
                    """
                    题目,选项A,选项B,选项C,答案
                    先（A）后（B）作业,断电,验电,喝水,AB
                    应当（BA）作业,断电,验电,喝水,AB
                    必须（B）才可作业,甲,乙,丙,C
                    电流为5（A）的设备用什么,甲,乙,丙,C
                    停电必须验电（√）,正确,错误,,A
                    """)))
        .containsExactly(
            "多选 先（　）后（　）作业 [*断电, *验电, 喝水]",
            "多选 应当（　）作业 [*断电, *验电, 喝水]",
            "question.row.answer-conflict",
            "单选 电流为5（A）的设备用什么 [甲, 乙, *丙]",
            "判断 停电必须验电。 对");
    assertThat(told(text("题目,选项,答案\n甲题,A.干粉（B）类 B.水 C.泡沫,B\n")))
        .containsExactly("单选 甲题 [干粉（B）类, *水, 泡沫]");
  }

  @Test
  void theBetterWordNamesAColumnAndOnlyColumnsInUseMustBeWhole() {
    Workbook workbook = new XSSFWorkbook();
    Sheet sheet = workbook.createSheet("题库");
    row(sheet, "题目名称", "题干", "选项A", "选项B", "key", "答案", "备注");
    row(sheet, "T-1", "甲题", 1, 2, 9, "B", "");
    CellStyle decimals = workbook.createCellStyle();
    decimals.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
    sheet.getRow(1).getCell(2).setCellStyle(decimals);
    sheet.getRow(1).createCell(6).setCellFormula("1+1");
    assertThat(told(workbook(workbook))).containsExactly("单选 甲题 [1, *2]");
  }

  @Test
  void aCellOverSeveralRowsOfAPageMovesNoColumn() {
    ReadFile file =
        files.read(
            "bank.xls",
            ("<html><body><table><tr><td>题型</td><td>题目</td><td>选项A</td><td>选项B</td><td>答案</td></tr>"
                    + "<tr><td rowspan=2>多选题</td><td>甲题</td><td>红</td><td>绿</td><td>AB</td></tr>"
                    + "<tr><td>乙题</td><td>东</td><td>西</td><td>AB</td></tr></table></body></html>")
                .getBytes(StandardCharsets.UTF_8),
            null);
    assertThat(told(file)).containsExactly("多选 甲题 [*红, *绿]", "多选 乙题 [*东, *西]");
  }
}
