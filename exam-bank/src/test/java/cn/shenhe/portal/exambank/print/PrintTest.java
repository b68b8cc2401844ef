package cn.shenhe.portal.exambank.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is set can be read again: by programs from the text, by eyes from the glyphs. */
class PrintTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final List<String> NAMES = List.of("张䶮", "𠮷田𬱖", "阿依古丽·买买提", "㛃𪚥𫍯", "李𠅤");

  @Test
  void rareNamesAreExtractedAsTheyWereSet() throws IOException {
    for (String name : NAMES) {
      byte[] file;
      try (Print print = Print.upright("试", NOW)) {
        print.text(60, 100, 20, false, name);
        file = print.bytes();
      }
      try (PDDocument document = Loader.loadPDF(file)) {
        assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo(name);
        assertThat(GlyphCheck.missing(document)).as("glyphs not drawn of " + name).isZero();
      }
      assertThat(file.length).isLessThan(60_000);
    }
  }

  @Test
  void aCharacterNoFontHasBecomesTheSignOfMissingType() throws IOException {
    byte[] file;
    try (Print print = Print.upright("试", NOW)) {
      print.text(60, 100, 20, true, "a\uE000b");
      file = print.bytes();
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(new PDFTextStripper().getText(document).strip()).isEqualTo("a〓b");
    }
  }

  @Test
  void theCodeIsReadFromThePaper() throws Exception {
    String text = "https://example.org/exam/verify?n=X#" + "Ab3-".repeat(90);
    byte[] file;
    try (Print print = Print.lying("试", NOW)) {
      print.code(100, 100, 120, text);
      file = print.bytes();
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      BinaryBitmap picture =
          new BinaryBitmap(
              new HybridBinarizer(
                  new BufferedImageLuminanceSource(
                      new PDFRenderer(document).renderImageWithDPI(0, 300))));
      assertThat(new QRCodeReader().decode(picture).getText()).isEqualTo(text);
    }
  }

  @Test
  void linesBreakBetweenIdeographsAndKeepClosingSignsWithTheirWord() {
    try (Print print = Print.upright("试", NOW)) {
      List<String> lines = print.lines("安全生产，人人有责。ABC def", 10, false, 50);

      assertThat(String.join("", lines).replace(" ", "")).isEqualTo("安全生产，人人有责。ABCdef");
      assertThat(lines).allSatisfy(line -> assertThat("，。").doesNotContain(line.substring(0, 1)));
      assertThat(lines)
          .allSatisfy(line -> assertThat(print.widthOf(line, false, 10)).isLessThanOrEqualTo(60));
    }
  }
}
