package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Moodle XML, GIFT, Aiken, QTI, archives and our JSON as other programs and years write them. */
class WildFormatsTest {

  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private final QuestionFiles files = new QuestionFiles(ReadLimits.standard());

  private ReadFile read(String name, String text) {
    return files.read(name, text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static List<String> told(ReadFile file) {
    return file.rows().stream().map(Told::of).toList();
  }

  private static String moodle(String type, String stem, String rest) {
    return "<question type=\""
        + type
        + "\"><questiontext format=\"html\">"
        + (stem.startsWith("<text>") ? stem : "<text><![CDATA[" + stem + "]]></text>")
        + "</questiontext>"
        + rest
        + "</question>";
  }

  private static String answer(String fraction, String text) {
    return "<answer fraction=\"" + fraction + "\"><text><![CDATA[" + text + "]]></text></answer>";
  }

  @Test
  void moodlePicturesAreFoundUnderEncodedNamesAndInFoldersAndLostOnesAreNamed() {
    String truth = answer("100", "true") + answer("0", "false");
    String file = "<file name=\"%s\" path=\"%s\" encoding=\"base64\">" + PNG + "</file>";
    ReadFile read =
        read(
            "m.xml",
            "<quiz>"
                + moodle(
                    "truefalse",
                    "<text>&lt;img src=\"@@PLUGINFILE@@/%E6%A0%87%E5%BF%97%201.png\"&gt;一</text>"
                        + file.formatted("标志 1.png", "/"),
                    truth)
                + moodle(
                    "truefalse",
                    "<text>&lt;img src=\"@@PLUGINFILE@@/图/a.png\" alt=\"\"&gt;二</text>"
                        + file.formatted("a.png", "/图/"),
                    truth)
                + moodle("truefalse", "外面的图<img src=\"https://example.com/a.png\">", truth)
                + moodle("truefalse", "有说明的<img src='https://example.com/a.png' alt='红灯'>", truth)
                + moodle("truefalse", "公式<math><mi>x</mi></math>为正", truth)
                + "</quiz>");
    assertThat(read.pictures()).hasSize(1);
    assertThat(read.rows().subList(0, 2))
        .allSatisfy(row -> assertThat(row.item().stem().html()).contains("<img src=\"asset:"));
    assertThat(told(read).subList(2, 5))
        .containsExactly(
            "question.row.picture-absent", "判断 有说明的[红灯] 对", "question.row.content-unsupported");
  }

  @Test
  void aMoodleNumberKeepsItsUnitAndSeveralRightNumbersAreNoOneNumber() {
    String unit =
        "<units><unit><multiplier>0.001</multiplier><unit_name>kV</unit_name></unit>"
            + "<unit><multiplier>1</multiplier><unit_name>V</unit_name></unit></units>";
    ReadFile read =
        read(
            "m.xml",
            "<quiz>"
                + moodle("numerical", "安全电压", answer("100", "36") + answer("0", "*") + unit)
                + moodle("numerical", "平方为9的数", answer("100", "3") + answer("100", "-3"))
                + "</quiz>");
    assertThat(told(read)).containsExactly("数值 安全电压 36±0 V", "question.row.answer-several-values");
  }

  @Test
  void anAikenOptionThatWrapsDoesNotShiftTheKey() {
    ReadFile read =
        read(
            "a.txt",
            """
            Wrapped
            A. first option
            continued here
            B. second
            C. third
            ANSWER: B

            Skipped
            A. One
            C. Three
            ANSWER: C

            Fine
            A) One
            B) Two
            ANSWER: B
            """);
    assertThat(read.format()).isEqualTo(ReadFile.Format.AIKEN);
    assertThat(told(read))
        .containsExactly(
            "question.row.answer-empty",
            "question.row.options-labels",
            "question.row.options-labels",
            "单选 Fine [One, *Two]");
  }

  @Test
  void theRightOptionBehindASecondHashIsNotPartOfTheStem() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      lines.append(i).append("#45#钢第").append(i).append("题怎么做#正确").append(i).append("$错甲$错乙\n");
    }
    ReadFile read = read("选择.txt", lines + "5#判断题第五$1\n");
    assertThat(read.rows()).hasSize(6).allMatch(ReadRow::readable);
    assertThat(Told.of(read.rows().get(1))).startsWith("单选 45#钢第1题怎么做 [").contains("*正确1");
    assertThat(Told.of(read.rows().get(5))).isEqualTo("判断 判断题第五 对");
  }

  @Test
  void aWesternTextIsNotReadAsChinese() {
    byte[] bytes = "::Q1:: L’été est chaud… {=oui ~où}\n".getBytes(Charset.forName("windows-1252"));
    ReadFile read = files.read("q.gift", bytes, null);
    assertThat(read.encoding()).isEqualTo("windows-1252");
    assertThat(told(read)).containsExactly("单选 L’été est chaud… [*oui, où]");
  }

  @Test
  void namedGiftQuestionsNeedNoEmptyLineBetweenThem() {
    assertThat(
            told(read("q.gift", "::一:: 登高系安全带 {T}\n::二:: 湿手操作开关 {\nFALSE\n}\n::三:: 甲 {=对 ~错}\n")))
        .containsExactly("判断 登高系安全带 对", "判断 湿手操作开关 错", "单选 甲 [*对, 错]");
  }

  private static String qti(String declaration, String body) {
    return "<q:assessmentItem xmlns:q=\"http://www.imsglobal.org/xsd/imsqti_v2p2\""
        + " identifier=\"i\" title=\"i\" adaptive=\"false\" timeDependent=\"false\">"
        + declaration
        + "<q:itemBody>"
        + body
        + "</q:itemBody></q:assessmentItem>";
  }

  private static String choices(String image) {
    return "<p>"
        + image
        + "哪些对</p><q:choiceInteraction responseIdentifier=\"R\" maxChoices=\"0\" shuffle=\"true\">"
        + "<q:simpleChoice identifier=\"A\">甲</q:simpleChoice>"
        + "<q:simpleChoice identifier=\"B\">乙</q:simpleChoice>"
        + "<q:simpleChoice identifier=\"C\">丙</q:simpleChoice></q:choiceInteraction>";
  }

  private static String mapped(String cardinality) {
    return "<q:responseDeclaration identifier=\"R\" baseType=\"identifier\" cardinality=\""
        + cardinality
        + "\"><q:mapping defaultValue=\"0\"><q:mapEntry mapKey=\"A\" mappedValue=\"0.5\"/>"
        + "<q:mapEntry mapKey=\"B\" mappedValue=\"1\"/>"
        + "<q:mapEntry mapKey=\"C\" mappedValue=\"-1\"/></q:mapping></q:responseDeclaration>";
  }

  @Test
  void aQtiItemMarkedByAMappingAloneHasAKey() {
    assertThat(told(read("q.xml", qti(mapped("multiple"), choices("")))))
        .containsExactly("多选 哪些对 [*甲, *乙, 丙]");
    assertThat(told(read("q.xml", qti(mapped("single"), choices("")))))
        .containsExactly("单选 哪些对 [甲, *乙, 丙]");
  }

  private static byte[] zip(Map<String, byte[]> entries, int method) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(entry.getValue());
        header.setMethod(method);
        header.setSize(entry.getValue().length);
        header.setCrc(sum.getValue());
        zip.putNextEntry(header);
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anItemInAFolderShowsPicturesOfTheFolderBeside() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    String image = "<img src=\"../images/sign%201.png\" alt=\"\"/>";
    entries.put("items/i.xml", utf8(qti(mapped("single"), choices(image))));
    entries.put("items/j.xml", utf8(qti(mapped("single"), choices(image.replace("sign", "no")))));
    entries.put("images/sign 1.png", java.util.Base64.getDecoder().decode(PNG));
    ReadFile read = files.read("p.zip", zip(entries, ZipEntry.DEFLATED), null);
    assertThat(read.pictures()).hasSize(1);
    assertThat(read.rows())
        .extracting(ReadRow::place, ReadRow::reason)
        .containsExactly(
            tuple("items/i.xml", ""), tuple("items/j.xml", "question.row.picture-absent"));
  }

  @Test
  void workbooksInAnArchiveAreReadAndWhatIsNotReadIsNamed() throws IOException {
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      String[][] cells = {{"题干", "答案"}, {"停电必须验电", "对"}};
      for (String[] row : cells) {
        var line = book.getNumberOfSheets() == 0 ? book.createSheet() : book.getSheetAt(0);
        var created = line.createRow(line.getPhysicalNumberOfRows());
        created.createCell(0).setCellValue(row[0]);
        created.createCell(1).setCellValue(row[1]);
      }
      book.write(workbook);
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("题库.xlsx", workbook.toByteArray());
    entries.put("更多\\题.csv", utf8("题干,答案\n湿手可以操作开关,错\n"));
    entries.put("坏.xml", utf8("<quiz><question></quiz>"));
    entries.put("里面.zip", zip(Map.of("a.csv", utf8("x")), ZipEntry.STORED));
    entries.put("说明.docx", utf8("PK"));
    for (int method : List.of(ZipEntry.STORED, ZipEntry.DEFLATED)) {
      ReadFile read = files.read("p.zip", zip(entries, method), null);
      assertThat(read.rows())
          .extracting(ReadRow::place, ReadRow::reason)
          .containsExactly(
              tuple("题库.xlsx Sheet0!2", ""),
              tuple("更多/题.csv 第2行", ""),
              tuple("坏.xml", "question.file.xml-form"),
              tuple("里面.zip", "question.row.entry-not-read"),
              tuple("说明.docx", "question.row.entry-not-read"));
    }
    assertThatThrownBy(
            () -> files.read("p.zip", zip(Map.of("a.zip", utf8("x")), ZipEntry.STORED), null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("no-questions");
  }

  @Test
  void zeroCharactersAndHalfCharactersReachNoDatabase() {
    String rare = "𠮷".repeat(150);
    ReadFile read =
        read(
            "b.json",
            "[{\"code\":\"A\\u0000B\",\"type\":\"判断\",\"stem\":\"带\\u0000零\\ud83d半\",\"syllabus\":\"x\\u0000y\","
                + "\"answer\":{\"truth\":true}},{\"type\":\"x\",\"stem\":\"啊"
                + rare
                + "\"}]");
    assertThat(read.rows().get(0).code()).isEqualTo("AB");
    assertThat(read.rows().get(0).item().stem().html()).isEqualTo("带零半");
    assertThat(read.rows().get(0).item().syllabusPoint()).isEqualTo("xy");
    assertThat(read.rows().get(1).summary().length()).isEqualTo(199);
    assertThat(read.rows().get(1).summary()).isEqualTo("啊" + "𠮷".repeat(99));
  }

  @Test
  void aKeyInTheStemOfAikenAndOfHashAndDollarIsHiddenOrContradicts() {
    assertThat(
            told(
                read(
                    "a.txt",
                    "应当（B）作业。\nA. 一\nB. 二\nANSWER: B\n\n应当（A）作业。\nA. 一\nB. 二\nANSWER: B\n")))
        .containsExactly("单选 应当（　）作业。 [一, *二]", "question.row.answer-conflict");
    assertThat(told(read("h.txt", "1#停电必须验电（√）$1\n2#湿手可以操作（√）$0\n")))
        .containsExactly("判断 停电必须验电（　） 对", "question.row.answer-conflict");
  }
}
