package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import cn.shenhe.portal.exambank.question.exchange.ColumnRole;
import cn.shenhe.portal.exambank.question.exchange.ColumnsUnknown;
import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Tables as people send them: other headers, lone quotes, lost braces, pictures anywhere. */
class TableFilesTest {

  private static final List<String> HEADER = List.of("题型", "题干", "A", "B", "答案");

  private final QuestionFiles files = new QuestionFiles(ReadLimits.standard());
  private final XSSFWorkbook workbook = new XSSFWorkbook();

  private ReadFile text(String text) {
    return files.read("bank.csv", text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static List<String> stems(ReadFile file) {
    return file.rows().stream().map(ReadRow::summary).toList();
  }

  private Sheet sheet(String name, List<List<String>> rows) {
    Sheet sheet = workbook.createSheet(name);
    for (List<String> cells : rows) {
      int index = sheet.getPhysicalNumberOfRows();
      Row row = sheet.createRow(index);
      for (int c = 0; c < cells.size(); c++) {
        row.createCell(c).setCellValue(cells.get(c));
      }
    }
    return sheet;
  }

  private byte[] bytes() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ReadFile workbook() {
    return files.read("bank.xlsx", bytes(), null);
  }

  private static byte[] png(int color) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, color);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Sheet sheet, int type, byte[] picture, int column, int row) {
    ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
    anchor.setCol1(column);
    anchor.setRow1(row);
    anchor.setCol2(column + 1);
    anchor.setRow2(row + 1);
    sheet.createDrawingPatriarch().createPicture(anchor, workbook.addPicture(picture, type));
  }

  @Test
  void everySheetHasItsOwnHeaderAndASheetThatIsNoTableHasOneLineInTheAccount() {
    sheet("甲", List.of(HEADER, List.of("判断", "停电后应当验电。", "", "", "正确")));
    sheet(
        "乙",
        List.of(
            List.of("某公司试题"),
            List.of("答案", "题干", "题型"),
            List.of("错误", "带电作业可以一人进行。", "判断"),
            List.of("正确", "登高必须系安全带。", "判断")));
    sheet("值班表", List.of(List.of("周一"), List.of("周二")));
    ReadFile file = workbook();
    assertThat(file.rows())
        .extracting(ReadRow::place, ReadRow::readable, ReadRow::reason)
        .containsExactly(
            tuple("甲!2", true, ""),
            tuple("乙!3", true, ""),
            tuple("乙!4", true, ""),
            tuple("值班表", false, "question.row.sheet-not-read"));
  }

  @Test
  void aRememberedMappingIsUsedWhereTheHeaderIsTheSameAndNowhereElse() {
    String odd = "甲列,乙列,丙列,丁列\n安全帽的作用是什么,挡雨,防冲击,B\n";
    ColumnMapping said =
        new ColumnMapping(
            List.of(ColumnRole.STEM, ColumnRole.OPTION_A, ColumnRole.OPTION_B, ColumnRole.ANSWER),
            0);
    ReadFile first = files.readAs("a.csv", odd.getBytes(StandardCharsets.UTF_8), said);
    ColumnMapping remembered = ColumnMapping.parse(first.mapping().text());
    assertThat(remembered.words()).containsExactly("甲列", "乙列", "丙列", "丁列");
    String lower = "第三季度题库\n,\n" + odd + "安全带挂在哪里,低处,高处,B\n";
    ReadFile second = files.read("b.csv", lower.getBytes(StandardCharsets.UTF_8), remembered);
    assertThat(stems(second)).containsExactly("安全帽的作用是什么", "安全带挂在哪里");
    assertThat(second.rows()).allMatch(ReadRow::readable);
    String other = "答案,题干,题型\n正确,停电后应当验电。,判断\n错误,验电可以不戴绝缘手套。,判断\n";
    ReadFile third = files.read("c.csv", other.getBytes(StandardCharsets.UTF_8), remembered);
    assertThat(stems(third)).containsExactly("停电后应当验电。", "验电可以不戴绝缘手套。");
    assertThat(third.rows()).allMatch(ReadRow::readable);
    String headless = "灭火器放在哪里,锁起来,明显处,B\n消防栓前可以停车吗,可以,不可以,B\n";
    ReadFile fourth = files.read("d.csv", headless.getBytes(StandardCharsets.UTF_8), remembered);
    assertThat(fourth.rows()).hasSize(2);
  }

  @Test
  void columnsNobodyCanGuessAreShownForAPersonToSay() {
    String odd = "甲列,乙列,丙列\n安全帽的作用是什么,防冲击,随便\n";
    ColumnsUnknown unknown = catchThrowableOfType(ColumnsUnknown.class, () -> text("说明\n" + odd));
    assertThat(unknown.mapping().roles()).hasSize(3);
    assertThat(unknown.beginning())
        .containsExactly(
            List.of("说明", "", ""), List.of("甲列", "乙列", "丙列"), List.of("安全帽的作用是什么", "防冲击", "随便"));
    ColumnMapping said =
        new ColumnMapping(
            List.of(ColumnRole.STEM, ColumnRole.ANSWER, ColumnRole.IGNORE),
            1,
            unknown.mapping().words());
    ReadFile file = files.readAs("x.csv", ("说明\n" + odd).getBytes(StandardCharsets.UTF_8), said);
    assertThat(stems(file)).hasSize(1);
    assertThat(file.header()).containsExactly("甲列", "乙列", "丙列");
    assertThatThrownBy(() -> text("只有一列\n没有题目\n"))
        .isInstanceOf(FileRefused.class)
        .isNotInstanceOf(ColumnsUnknown.class);
  }

  @Test
  void aWorkbookNobodyCanGuessIsShownToo() {
    sheet("数据", List.of(List.of("甲列", "乙列"), List.of("停电后应当验电。", "正确吗")));
    ColumnsUnknown unknown = catchThrowableOfType(ColumnsUnknown.class, this::workbook);
    assertThat(unknown.beginning()).hasSize(2);
  }

  @Test
  void quotesThatBelongToTheTextStayAndNeverSwallowOtherRows() {
    ReadFile file =
        text(
            """
            题型,题干,答案
            判断,"三同时"制度适用于新建项目。,正确
            判断,"引号没有合上的题目一,正确
            判断,"带有,逗号与
            换行的题目。",错误
            判断,"他说"好"，然后,走了。",错误
            判断,"五牌一图"应当设在"入口处",正确
            判断,"双写""引号""的题目。" ,正确
            判断,"最后一题没有合上,错误
            """);
    assertThat(file.rows()).allMatch(ReadRow::readable);
    assertThat(stems(file))
        .containsExactly(
            "\"三同时\"制度适用于新建项目。",
            "\"引号没有合上的题目一",
            "带有,逗号与 换行的题目。",
            "他说\"好\"，然后,走了。",
            "\"五牌一图\"应当设在\"入口处\"",
            "双写\"引号\"的题目。",
            "\"最后一题没有合上");
    assertThat(file.rows().get(3).place()).isEqualTo("第6行");
  }

  @Test
  void aGiftQuestionThatLostItsBraceIsOneRefusedRowAndTheNextOnesAreRead() {
    ReadFile file =
        text(
            """
            ::一::停电后应当验电。{T}

            安全帽的作用是什么？{
              =防冲击

              ~挡雨

            灭火器放在哪里？{=明显处 ~锁起来}

            ::四::安全带应当高挂低用。{
              TRUE

            }
            """);
    assertThat(file.format()).isEqualTo(ReadFile.Format.GIFT);
    assertThat(file.rows())
        .extracting(ReadRow::place, ReadRow::reason)
        .containsExactly(
            tuple("第1行", ""),
            tuple("第3行", "question.row.gift-braces"),
            tuple("第8行", ""),
            tuple("第10行", ""));
  }

  @Test
  void aPictureGoesToTheStemEvenWhereAnOptionIsLonger() {
    Sheet sheet =
        sheet(
            "题",
            List.of(
                HEADER,
                List.of("单选", "下图是什么标志", "禁止一切车辆和行人通行的标志牌，设在道路入口", "警告", "A"),
                List.of("单选", "哪个是禁止标志", "", "", "A")));
    draw(sheet, Workbook.PICTURE_TYPE_PNG, png(1), 7, 1);
    draw(sheet, Workbook.PICTURE_TYPE_PNG, png(2), 2, 2);
    draw(sheet, Workbook.PICTURE_TYPE_PNG, png(3), 3, 2);
    ReadFile file = workbook();
    assertThat(file.rows()).allMatch(ReadRow::readable);
    assertThat(file.rows().get(0).item().stem().html()).contains("下图是什么标志").contains("<img");
    assertThat(options(file.rows().get(0))).doesNotContain("<img");
    assertThat(file.rows().get(1).item().stem().html()).doesNotContain("<img");
    assertThat(options(file.rows().get(1))).contains("<img");
    assertThat(file.pictures()).hasSize(3);
  }

  private static String options(ReadRow row) {
    return ((ItemBody.Choice) row.item().body())
        .options().stream().map(o -> o.text().html()).collect(Collectors.joining());
  }

  @Test
  void picturesNobodyCanShowAndPicturesOnEmptyRowsAreReportedWithTheirRow() {
    Sheet sheet =
        sheet(
            "题",
            List.of(
                HEADER,
                List.of("判断", "按公式计算的压力不得超过设计压力。", "", "", "正确"),
                List.of("判断", "停电后应当验电。", "", "", "正确")));
    draw(sheet, Workbook.PICTURE_TYPE_EMF, new byte[] {1, 0, 0, 0, 9}, 1, 1);
    draw(sheet, Workbook.PICTURE_TYPE_PNG, png(4), 1, 5);
    ReadFile file = workbook();
    assertThat(file.rows())
        .extracting(ReadRow::place, ReadRow::reason)
        .containsExactly(
            tuple("题!2", "question.row.picture-unreadable"),
            tuple("题!3", ""),
            tuple("题!6", "question.row.picture-alone"));
  }

  @Test
  void aTextBoxIsReportedWithItsRow() {
    sheet("题", List.of(HEADER, List.of("判断", "停电后应当验电。", "", "", "正确")));
    XSSFDrawing drawing = workbook.getSheet("题").createDrawingPatriarch();
    drawing.createTextbox(drawing.createAnchor(0, 0, 0, 0, 1, 3, 4, 6)).setText("判断：高处作业应当系安全带。");
    drawing.createTextbox(drawing.createAnchor(0, 0, 0, 0, 1, 8, 4, 9)).setText(" ");
    assertThat(workbook().rows())
        .extracting(ReadRow::place, ReadRow::reason, ReadRow::summary)
        .containsExactly(
            tuple("题!2", "", "停电后应当验电。"),
            tuple("题!4", "question.row.text-box-not-read", "判断：高处作业应当系安全带。"));
  }
}
