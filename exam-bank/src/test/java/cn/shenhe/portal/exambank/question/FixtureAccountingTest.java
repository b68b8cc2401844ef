package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every foreign file we have: no row is lost, nothing crashes, hostile files are refused. */
class FixtureAccountingTest {

  private final QuestionFiles files =
      new QuestionFiles(
          new ReadLimits(20_000_000, 200_000_000, 5_000, 50_000, Duration.ofSeconds(30)));

  private static final CatalogueTerms NO_CATALOGUE = new CatalogueTerms(List.of());

  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exam/zh-banks",
        "exam/moodle-xml",
        "exam/gift",
        "exam/aiken",
        "exam/cloze",
        "exam/missingword",
        "exam/blackboard",
        "exam/qti",
        "exam/zip-edge",
        "attack/excel",
        "attack/zip",
        "attack/qti",
        "attack/xml",
        "attack/payloads",
        "attack/svg-image",
        "attack/cap",
        "exam/scorm",
        "exam/xapi",
        "exam/openbadges"
      })
  void everyRowOfEveryFileIsAccountedFor(String folder) {
    Map<RowVerdict, Integer> total = new EnumMap<>(RowVerdict.class);
    Map<String, Integer> refusals = new TreeMap<>();
    BankIndex index = new BankIndex();
    int rows = 0;
    for (Path path : SharedFixtures.below(folder)) {
      byte[] bytes = SharedFixtures.bytes(path);
      try {
        ReadFile file = files.read(path.getFileName().toString(), bytes, null);
        RowJudge judge = new RowJudge(index, NO_CATALOGUE, NO_CATALOGUE);
        Map<RowVerdict, Integer> counts = new EnumMap<>(RowVerdict.class);
        Map<String, Integer> reasons = new TreeMap<>();
        for (ReadRow row : file.rows()) {
          Judgement judgement = judge.judge(row);
          counts.merge(judgement.verdict(), 1, Integer::sum);
          total.merge(judgement.verdict(), 1, Integer::sum);
          if (judgement.verdict() == RowVerdict.REJECTED) {
            reasons.merge(judgement.reason(), 1, Integer::sum);
            assertThat(judgement.reason()).isNotBlank();
          }
        }
        rows += file.rows().size();
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
            .isEqualTo(file.rows().size());
        independentCount(path, bytes)
            .ifPresent(n -> assertThat(file.rows()).as(path.toString()).hasSize(n));
        System.out.println(
            path.getFileName()
                + " "
                + file.format()
                + " "
                + file.encoding()
                + " rows="
                + file.rows().size()
                + " "
                + counts
                + " "
                + reasons);
      } catch (FileRefused e) {
        refusals.merge(e.code(), 1, Integer::sum);
        System.out.println(path.getFileName() + " refused " + e.code() + e.arguments());
      }
    }
    System.out.println(
        "TOTAL " + folder + " rows=" + rows + " " + total + " files refused " + refusals);
    assertThat(total.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
  }

  /** Rows counted without our readers, where the format allows it. */
  private static java.util.Optional<Integer> independentCount(Path path, byte[] bytes) {
    String name = path.getFileName().toString();
    if (name.endsWith(".csv") || name.equals("判断.txt")) {
      Charset charset = name.endsWith(".csv") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
      return java.util.Optional.of(
          (int) new String(bytes, charset).lines().filter(l -> !l.isBlank()).count());
    }
    if (path.toString().contains("moodle-xml")) {
      Matcher found =
          Pattern.compile("<question type=\"(?!category)")
              .matcher(new String(bytes, StandardCharsets.UTF_8));
      return java.util.Optional.of((int) found.results().count());
    }
    return switch (name) {
      case "aiken_errors.txt" -> java.util.Optional.of(6);
      case "sample_blackboard_qti.dat" ->
          java.util.Optional.of(
              new String(bytes, StandardCharsets.UTF_8).split("<item ").length - 1);
      default -> SheetCount.of(name, bytes);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"exam/qti/qtiworks/pkg__ZipSlip.zip", "attack/zip/snyk-zip-slip.zip"})
  void anArchiveThatClimbsOutOfItsFolderIsRefused(String name) {
    assertThatThrownBy(
            () -> files.read(name, SharedFixtures.bytes(SharedFixtures.file(name)), null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("zip-slip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack/xml/patt-XXE_PHP_Wrapper.xml",
        "attack/xml/patt-XXE_OOB_Attack__Yunusov__2013_.xml",
        "attack/xml/patt-Classic_XXE_-_etc_passwd.xml"
      })
  void anXmlFileWithADocumentTypeIsRefused(String name) {
    assertThatThrownBy(
            () -> files.read(name, SharedFixtures.bytes(SharedFixtures.file(name)), null))
        .isInstanceOf(FileRefused.class)
        .hasMessageMatching("(?s).*question.file.(doctype|xml-form|columns).*");
  }

  @Test
  void aWorkbookWithEntitiesThatMultiplyIsRefused() {
    String name = "attack/excel/poi-54764-2.xlsx";
    byte[] bytes = SharedFixtures.bytes(SharedFixtures.file(name));
    assertThatThrownBy(() -> files.read(name, bytes, null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("question.file.damaged");
  }

  @Test
  void anArchiveThatUnpacksToFarMoreThanItIsIsRefusedByName() {
    byte[] bomb = zip(Map.of("questions.txt", new byte[30_000_000]));
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> files.read("bank.zip", bomb, null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("question.file.zip-bomb")
        .hasMessageContaining("questions.txt");
  }

  @Test
  void aWorkbookThatUnpacksToFarMoreThanItIsIsRefusedByName() {
    byte[] sheet = " ".repeat(150_000_000).getBytes(StandardCharsets.ISO_8859_1);
    byte[] bomb =
        zip(Map.of("[Content_Types].xml", sheet, "xl/workbook.xml", sheet, "_rels/.rels", sheet));
    assertThatThrownBy(() -> files.read("bank.xlsx", bomb, null))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("question.file.zip-bomb");
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void aFileLargerThanAllowedIsNotEvenLookedAt() {
    QuestionFiles small = new QuestionFiles(new ReadLimits(10, 10, 10, 10, Duration.ofSeconds(1)));
    assertThatThrownBy(() -> small.read("x", new byte[11], null)).hasMessageContaining("too-large");
  }
}
