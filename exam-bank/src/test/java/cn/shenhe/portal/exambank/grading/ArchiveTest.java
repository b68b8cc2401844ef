package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The archive holds everything, notices every edited row, and ends after its years. */
class ArchiveTest {

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final Archive archive = database.bean(Archive.class);

  @BeforeEach
  void sitOnce() {
    StubKeys keys = new StubKeys(false);
    database.bean(Grading.class).keys = keys;
    archive.keys = keys;
    database.run(() -> database.bean(Grading.class).mark(Sat.closed("A", 7)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Archive.Verdict verdict() {
    return database.in(() -> archive.verify("sittingA"));
  }

  @Test
  void anUntouchedArchiveIsIntact() {
    assertThat(verdict().intact()).isTrue();
  }

  @Test
  void anEditedRowOfTheLedgerIsFound() {
    assertThat(database.sql("update result_ledger set marks = 90")).isEqualTo(1);
    assertThat(verdict().ledger()).isFalse();
  }

  @Test
  void anEditedResultIsFound() {
    assertThat(database.sql("update exam_result set marks = 90, outcome = 'PASSED'")).isEqualTo(1);
    assertThat(verdict().ledger()).isFalse();
  }

  @Test
  void aRemovedRowOfTheLedgerIsFound() {
    assertThat(database.sql("delete from result_ledger")).isEqualTo(1);
    assertThat(verdict().ledger()).isFalse();
  }

  @Test
  void theFileForMachinesHasPaperAnswersMarksAndLedger() {
    JsonNode file = ResultJson.tree(database.in(() -> archive.json("sittingA")));

    assertThat(file.path("result").path("marks").decimalValue()).isEqualByComparingTo("70");
    assertThat(file.path("result").path("answers").path("9").path(0).asText()).isEqualTo("false");
    assertThat(file.path("sheet").path("questions")).hasSize(10);
    assertThat(file.path("key").path(9).path("key").path(0).asText()).isEqualTo("9.5");
    assertThat(file.path("ledger")).hasSize(1);
    assertThat(file.path("intact").path("ledger").asBoolean()).isTrue();
  }

  @Test
  void theFileForPeopleReadsTheSame() throws IOException {
    byte[] file = database.in(() -> archive.paper("sittingA"));

    try (PDDocument document = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("考试档案", "考生A", "得分：70.00 / 100", "B. 乙", "作答：B    原答案：A");
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 90);
      ImageIO.write(image, "png", Path.of("target/archive.png").toFile());
    }
  }

  @Test
  void whatIsOlderThanTheYearsIsRemoved() {
    assertThat(database.in(archive::purge)).isZero();
    database.tick(86_400L * 365 * 3 + 86_400 * 2);
    assertThat(database.in(archive::purge)).isEqualTo(1);
    assertThat(database.in(() -> database.bean(Results.class).ofPerson("personA"))).isEmpty();
  }
}
