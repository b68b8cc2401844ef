package cn.shenhe.portal.content.search.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.pdf.PdfReading.Outcome;
import cn.shenhe.portal.content.testing.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every kind that somebody may upload, read by the real process. */
class PdfReaderTest {

  @TempDir Path folder;

  private static PdfReader reader(int seconds) {
    PdfReader reader = new PdfReader();
    reader.mostBytes = 5_000_000;
    reader.mostPages = 3;
    reader.seconds = seconds;
    return reader;
  }

  private PdfReading read(Path file) {
    return reader(120).read(file);
  }

  /** One page for each text; a line of it is a line on the page. */
  private Path pdf(String password, String... pages) throws IOException {
    Path file = folder.resolve("made.pdf");
    try (PDDocument document = new PDDocument();
        InputStream font =
            PdfReaderTest.class.getResourceAsStream(
                "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf")) {
      PDType0Font noto = PDType0Font.load(document, font, true);
      for (String text : pages) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(noto, 14);
          content.setLeading(20);
          content.newLineAtOffset(60, 700);
          for (String line : text.split("\n")) {
            content.showText(line);
            content.newLine();
          }
          content.endText();
        }
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
      }
      document.save(file.toFile());
    }
    return file;
  }

  @Test
  void chineseTextIsReadPageByPageAndBrokenLinesAreJoined() throws IOException {
    PdfReading reading = read(pdf("", "叉车作业前检查制\n动与灯光。", "", "紧急停机按钮 E-Stop\nred button"));
    assertThat(reading.outcome()).isEqualTo(Outcome.READ);
    assertThat(reading.pages()).containsExactly("叉车作业前检查制动与灯光。", "", "紧急停机按钮 E-Stop red button");
  }

  @Test
  void whatOnlyLooksLikeACharacterBecomesIt() {
    assertThat(PdfChild.clean("⽕⼒ＡＢ１")).isEqualTo("火力AB1");
    assertThat(PdfChild.clean("\uE001\uE002\uE003字")).isEmpty();
    assertThat(PdfChild.clean("一个缺字\uFFFD的句子里仍然有意义")).isEqualTo("一个缺字的句子里仍然有意义");
  }

  @Test
  void aLockedFileSaysSo() throws IOException {
    assertThat(read(pdf("open-sesame", "机密")).outcome()).isEqualTo(Outcome.ENCRYPTED);
  }

  @Test
  void aScanHasNoText() throws IOException {
    Path file = folder.resolve("scan.pdf");
    BufferedImage picture = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().setBackground(Color.WHITE);
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0);
      }
      document.save(file.toFile());
    }
    assertThat(read(file).outcome()).isEqualTo(Outcome.NO_TEXT);
  }

  @Test
  void whatIsNoPdfOrHalfOfOneIsBroken() throws IOException {
    Path none = Files.writeString(folder.resolve("none.pdf"), "<html>不是 PDF</html>");
    assertThat(read(none).outcome()).isEqualTo(Outcome.BROKEN);
    byte[] whole = Files.readAllBytes(pdf("", "一半"));
    Path half = Files.write(folder.resolve("half.pdf"), Arrays.copyOf(whole, whole.length / 3));
    assertThat(read(half).searchable()).isFalse();
  }

  @Test
  void limitsOfBytesPagesAndTimeHold() throws IOException {
    Path big = Files.write(folder.resolve("big.pdf"), new byte[5_000_001]);
    assertThat(read(big).outcome()).isEqualTo(Outcome.TOO_LARGE);
    assertThat(read(pdf("", "1", "2", "3", "4")).outcome()).isEqualTo(Outcome.TOO_LARGE);
    assertThat(reader(0).read(pdf("", "慢")).outcome()).isEqualTo(Outcome.TOO_SLOW);
  }

  @Test
  void aStreamThatUnpacksToHundredsOfMegabytesHurtsOnlyTheReadingProcess() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(packed)) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        deflate.write(blanks);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        """
        %%PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>> endobj
        4 0 obj <</Length %d/Filter/FlateDecode>>
        stream
        """
            .formatted(packed.size())
            .getBytes(StandardCharsets.US_ASCII));
    packed.writeTo(out);
    out.write(
        "\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    Path bomb = Files.write(folder.resolve("bomb.pdf"), out.toByteArray());
    assertThat(Files.size(bomb)).isLessThan(1_000_000);
    assertThat(read(bomb).searchable()).isFalse();
  }

  @Test
  void textsAreKeptReplacedAndForgotten() {
    try (TestDatabase db = new TestDatabase()) {
      PdfTexts texts = db.bean(PdfTexts.class);
      db.run(() -> texts.keep("file-1", new PdfReading(Outcome.READ, List.of("第一页", "", "第三页"))));
      assertThat(texts.passages("file-1", "叉车手册", "/courseware/file?id=1"))
          .containsExactly(
              new SearchPassage("叉车手册 第 1 页（PDF）", "page=1", "第一页", "/courseware/file?id=1"),
              new SearchPassage("叉车手册 第 3 页（PDF）", "page=3", "第三页", "/courseware/file?id=1"));
      db.run(() -> texts.keep("file-1", PdfReading.failed(Outcome.NO_TEXT)));
      assertThat(texts.outcome("file-1")).contains(Outcome.NO_TEXT);
      assertThat(texts.passages("file-1", "叉车手册", "/x")).isEmpty();
      db.run(() -> texts.forget("file-1"));
      assertThat(texts.outcome("file-1")).isEmpty();
    }
  }
}
