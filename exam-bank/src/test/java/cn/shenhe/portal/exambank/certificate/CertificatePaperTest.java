package cn.shenhe.portal.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper has room for every name that may stand on it. */
class CertificatePaperTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 60})
  void nothingRunsOverTheEdgeOfThePaper(int characters) throws IOException {
    String name = "欧".repeat(characters);
    CertificateClaims claims =
        new CertificateClaims(
            "SHPX-2026-00000-00001",
            name,
            "低压电工 理论考试",
            "演示单位",
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2027, 11, 22),
            false);
    byte[] paper =
        CertificatePaper.print(claims, "https://portal.example/exam/verify", "code", NOW);
    try (PDDocument document = Loader.loadPDF(paper)) {
      float edge = document.getPage(0).getMediaBox().getWidth() - 30;
      PDFTextStripper stripper =
          new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
              assertThat(positions).allMatch(at -> at.getXDirAdj() + at.getWidthDirAdj() < edge);
              output(text);
            }

            private void output(String text) {
              try {
                super.writeString(text);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
          };
      assertThat(stripper.getText(document)).contains(name, "成绩合格，特此证明。");
    }
  }
}
