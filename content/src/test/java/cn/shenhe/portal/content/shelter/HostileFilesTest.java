package cn.shenhe.portal.content.shelter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is thrown at the gateway, it answers with a table or a refusal, soon. */
class HostileFilesTest {

  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  @ParameterizedTest
  @ValueSource(strings = {"excel", "zip", "xml", "svg-image", "qti", "payloads"})
  void everyFileOfTheAttackSetIsReadOrRefusedInTime(String folder) throws IOException {
    int read = 0;
    int refused = 0;
    try (Stream<Path> files = Files.walk(SharedFixtures.file("fixtures/attack/" + folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try {
          TableReading.read(Files.readAllBytes(file), ImportLimits.DEFAULT);
          read++;
        } catch (ShelterFileRefused expected) {
          refused++;
        }
      }
    }
    System.out.printf("attack/%s: %d read, %d refused%n", folder, read, refused);
    assertThat(read + refused).isPositive();
  }

  @Test
  void aFormulaIsNeverComputed() throws IOException {
    byte[] workbook =
        workbook(
            "<c r=\"A1\" t=\"inlineStr\"><is><t>名称</t></is></c>",
            "<c r=\"A2\" t=\"str\"><f>WEBSERVICE(\"http://x.invalid/\")</f><v>存着的值</v></c>");
    ShelterTable table = TableReading.read(workbook, ImportLimits.DEFAULT);
    assertThat(table.headers()).containsExactly("名称");
    assertThat(table.rows().get(0).cells()).containsExactly("存着的值");
  }

  @Test
  void zipBombsAreRefusedBeforeTheyUnfold() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        zip.write(zeros);
      }
    }
    refused(out.toByteArray(), "shelter.file.zip-bomb");
    ByteArrayOutputStream gz = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gz)) {
      byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 200; i++) {
        gzip.write(spaces);
      }
    }
    refused(gz.toByteArray(), "shelter.file.zip-bomb");
  }

  @Test
  void aDocumentTypeInAWorkbookIsRefused() throws IOException {
    byte[] workbook =
        zip(
            "xl/workbook.xml",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>");
    refused(workbook, "shelter.file.doctype");
  }

  @Test
  void jsonThatNestsRepeatsNamesOrEndsEarlyIsRefused() {
    refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8), "shelter.file.json");
    refused("[{\"a\":1,\"a\":2}]".getBytes(StandardCharsets.UTF_8), "shelter.file.json");
    refused("[{\"a\":1}".getBytes(StandardCharsets.UTF_8), "shelter.file.json");
    refused("[{\"a\":1e999999}]".getBytes(StandardCharsets.UTF_8), "shelter.file.json");
    refused("{\"a\":1}".getBytes(StandardCharsets.UTF_8), "shelter.file.json-shape");
  }

  @Test
  void tooManyRowsColumnsOrLettersAreRefused() {
    ImportLimits small = new ImportLimits(10_000, 10_000, 3, 4, 20, Duration.ofSeconds(5));
    refused("a\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8), small, "shelter.file.rows");
    refused("a,b,c,d,e,f\n".getBytes(StandardCharsets.UTF_8), small, "shelter.file.columns");
    refused(("a\n" + "x".repeat(30)).getBytes(StandardCharsets.UTF_8), small, "shelter.file.cell");
    refused("x".repeat(20_000).getBytes(StandardCharsets.UTF_8), small, "shelter.file.too-large");
    refused(new byte[0], small, "shelter.file.empty");
    refused("a,b\n\"open".getBytes(StandardCharsets.UTF_8), small, "shelter.file.quote-open");
  }

  @Test
  void noiseIsReadOrRefusedButNeverBreaks() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(400) + 1];
      random.nextBytes(noise);
      if (i % 4 == 0) {
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, noise, 0, Math.min(4, noise.length));
      } else if (i % 4 == 1) {
        noise[0] = '{';
      } else if (i % 4 == 2 && noise.length > 2) {
        noise[0] = 0x1F;
        noise[1] = (byte) 0x8B;
      }
      try {
        TableReading.read(noise, ImportLimits.DEFAULT);
      } catch (ShelterFileRefused expected) {
        assertThat(expected.code()).startsWith("shelter.file.");
      }
    }
  }

  private static void refused(byte[] file, String code) {
    refused(file, ImportLimits.DEFAULT, code);
  }

  private static void refused(byte[] file, ImportLimits limits, String code) {
    assertThatThrownBy(() -> TableReading.read(file, limits))
        .isInstanceOf(ShelterFileRefused.class)
        .extracting("code")
        .isEqualTo(code);
  }

  private static byte[] workbook(String... cells) throws IOException {
    StringBuilder sheet = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      sheet.append("<row r=\"").append(i + 1).append("\">").append(cells[i]).append("</row>");
    }
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return zip(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/xl/workbook.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
        "_rels/.rels",
        "<Relationships xmlns=\""
            + relations
            + "\"><Relationship Id=\"r1\" Type=\""
            + office
            + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + main
            + "\" xmlns:r=\""
            + office
            + "\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\""
            + relations
            + "\"><Relationship Id=\"r1\" Type=\""
            + office
            + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheet + "</sheetData></worksheet>");
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String[] part : pairs(namesAndTexts)) {
        zip.putNextEntry(new ZipEntry(part[0]));
        zip.write(part[1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static List<String[]> pairs(String... texts) {
    return java.util.stream.IntStream.range(0, texts.length / 2)
        .mapToObj(i -> new String[] {texts[i * 2], texts[i * 2 + 1]})
        .toList();
  }
}
