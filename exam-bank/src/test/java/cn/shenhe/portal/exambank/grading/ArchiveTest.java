package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.paper.PaperAssembly;
import cn.shenhe.portal.exambank.paper.Reproduction;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Reproduction> drawnAgain = new HashMap<>();

  @BeforeEach
  void sitOnce() {
    StubKeys keys = new StubKeys(false);
    database.bean(Grading.class).keys = keys;
    archive.keys = keys;
    archive.assembly =
        new PaperAssembly() {
          @Override
          public Reproduction reproduction(String paper) {
            return drawnAgain.getOrDefault(paper, Reproduction.CHANGED);
          }
        };
    drawnAgain.put("paperA", Reproduction.SAME);
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
  void whatComesOfDrawingThePaperAgainIsSaidInTheFiles() throws IOException {
    for (Reproduction drawn : Reproduction.values()) {
      drawnAgain.put("paperA", drawn);
      assertThat(verdict().intact()).isEqualTo(drawn == Reproduction.SAME);
      JsonNode file = ResultJson.tree(database.in(() -> archive.json("sittingA")));
      assertThat(file.path("intact").path("paper").asText()).isEqualTo(drawn.name());
    }
    assertThat(text("sittingA")).contains("组卷方法未知");
  }

  private String text(String sitting) throws IOException {
    try (PDDocument document = Loader.loadPDF(database.in(() -> archive.paper(sitting)))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private void marks(String examiner, String result, String each) {
    Map<String, BigDecimal> given = new HashMap<>();
    for (String subject : List.of("K1", "K2", "K3", "K4")) {
      given.put(subject, new BigDecimal(each));
    }
    database.run(
        () -> database.bean(PracticalMarking.class).give(result, examiner, "考官" + examiner, given));
  }

  @Test
  void theExaminersMarksAreInTheFilesAndAnEditedOneIsFound() throws IOException {
    StubKeys keys = new StubKeys(true);
    database.bean(Grading.class).keys = keys;
    database.bean(PracticalMarking.class).keys = keys;
    archive.keys = keys;
    drawnAgain.put("paperD", Reproduction.SAME);
    database.run(() -> database.bean(Grading.class).mark(Sat.closed("D", 9)));
    String result =
        database.in(() -> database.bean(Results.class).ofPerson("personD")).get(0).publicId();
    marks("x", result, "10");
    marks("y", result, "12");
    marks("x", result, "22.5");
    marks("y", result, "20");

    assertThat(database.in(() -> archive.verify("sittingD")).intact()).isTrue();
    JsonNode practical =
        ResultJson.tree(database.in(() -> archive.json("sittingD"))).path("practical");
    assertThat(practical).hasSize(16);
    assertThat(practical.path(8).path("attempt").asInt()).isEqualTo(2);
    assertThat(practical.path(8).path("examiner").asText()).isEqualTo("x");
    assertThat(practical.path(8).path("marks").decimalValue()).isEqualByComparingTo("22.5");
    assertThat(text("sittingD")).contains("实操评分", "22.50 分", "考官y");

    assertThat(database.sql("update practical_mark set marks = 13 where marks = 12")).isEqualTo(4);
    assertThat(database.in(() -> archive.verify("sittingD")).practical()).isFalse();
    assertThat(database.in(() -> archive.verify("sittingD")).ledger()).isTrue();
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

  private void sitting(String id, String state, int seat) {
    String name = "考生" + id;
    database.sql(
        "insert into enrolment (id, public_id, session_id, person, person_name, state, seat,"
            + " admission_number, extra_percent, extra_minutes, enrolled_at, version)"
            + " select next value for exam_bank_seq, 'e%s', id, 'person%s', '%s', 'ENROLLED', %d,"
                .formatted(id, id, name, seat)
            + " 'n%s', 0, 0, now(), 1 from exam_session".formatted(id));
    database.sql(
        "insert into sitting (id, public_id, session_id, session_public_id, enrolment_id, person,"
            + " person_name, seat, paper, question_count, minutes, state, extra_percent,"
            + " extra_minutes, paused_seconds, ends_at, epoch, client_seq, last_seq, last_hash,"
            + " answered, facts, late, notice_number, version) select next value for exam_bank_seq,"
            + " 'sitting%s', session_id, 'session', id, person, person_name, seat, 'paper%s', 10,"
                .formatted(id, id)
            + " 60, '%s', 0, 0, 0, now(), 0, 0, 0, 'sitting%s', '0', 0, 0, 0, 1 from enrolment"
                .formatted(state, id)
            + " where public_id = 'e%s'".formatted(id));
  }

  private void aSession() {
    database.sql(
        "insert into exam_session (id, public_id, title, blueprint, category, sub_operation, state,"
            + " remote, place, enrol_from, enrol_until, opens_at, entry_until, ends_at, capacity,"
            + " enrolled, networks, browser_keys, demo, made_at, version) values"
            + " (next value for exam_bank_seq, 'session', '上午场', 'b', 'MANAGER', '', 'OPEN', true,"
            + " '', now(), now(), now(), now(), now(), 9, 0, '', '', false, now(), 1)");
  }

  @Test
  void whoWasAbsentHasAnArchiveTooAndWhoSitsHasNone() throws IOException {
    aSession();
    sitting("B", "ABSENT", 2);
    sitting("C", "RUNNING", 3);
    JsonNode file = ResultJson.tree(database.in(() -> archive.json("sittingB")));
    assertThat(file.path("sitting").path("state").asText()).isEqualTo("ABSENT");
    assertThat(file.path("sitting").path("name").asText()).isEqualTo("考生B");
    assertThat(file.has("result")).isFalse();
    try (PDDocument document = Loader.loadPDF(database.in(() -> archive.paper("sittingB")))) {
      assertThat(new PDFTextStripper().getText(document)).contains("考生B", "缺考");
    }
    assertThatThrownBy(() -> database.in(() -> archive.json("sittingC")))
        .isInstanceOf(UnknownResult.class);
  }

  @Test
  void theCheckOfASessionNamesWhatIsMissing() {
    aSession();
    sitting("B", "ABSENT", 2);
    sitting("C", "CLOSED", 1);
    assertThat(database.in(() -> archive.ofSession("session")))
        .containsExactly("sittingC", "sittingB", "sittingA");

    Archive.Checked absent = database.in(() -> archive.check("sittingB"));
    assertThat(absent.absent()).isTrue();
    assertThat(absent.verdict().incidents()).isTrue();
    assertThat(absent.verdict().paper())
        .as("there is no such paper")
        .isEqualTo(Reproduction.CHANGED);
    assertThat(database.in(() -> archive.check("sittingC")).resultKept()).isFalse();
    assertThat(database.in(() -> archive.check("sittingA")).sittingKept()).isFalse();
    assertThatThrownBy(() -> database.in(() -> archive.check("nobody")))
        .isInstanceOf(UnknownResult.class);
  }

  @Test
  void whatIsOlderThanTheYearsIsRemoved() {
    assertThat(database.in(archive::purge)).isZero();
    database.tick(86_400L * 365 * 3 + 86_400 * 2);
    assertThat(database.in(archive::purge)).isEqualTo(1);
    assertThat(database.in(() -> database.bean(Results.class).ofPerson("personA"))).isEmpty();
  }

  @Test
  void whatWasNotedAboutAWholeSessionGoesWithItsLastSitting() {
    aSession();
    sitting("B", "ABSENT", 2);
    database.sql(
        "insert into incident (id, public_id, session_id, kind, text, by_person, happened_at)"
            + " select next value for exam_bank_seq, 'i', id, 'OTHER', '停电', 'p', now()"
            + " from exam_session");
    database.sql("insert into session_incident_log select id, 1, 'hash' from exam_session");
    database.in(archive::purge);
    assertThat(database.rows()).containsEntry("INCIDENT", 1L);

    database.tick(86_400L * 365 * 4);
    assertThat(database.in(archive::purge)).isEqualTo(2);
    assertThat(database.rows())
        .containsEntry("INCIDENT", 0L)
        .containsEntry("SESSION_INCIDENT_LOG", 0L)
        .containsEntry("SITTING", 0L);
  }
}
