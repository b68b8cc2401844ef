package cn.shenhe.portal.exambank.question;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.exchange.FileRefused;
import cn.shenhe.portal.exambank.question.exchange.QuestionFiles;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import cn.shenhe.portal.exambank.question.exchange.ReadLimits;
import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every foreign file we have: no row is lost, nothing crashes, hostile files are refused. The
 * account of every file is pinned in {@code fixture-accounts.tsv}; a change of a reader that moves
 * one row shows there.
 */
class FixtureAccountingTest {

  private final QuestionFiles files =
      new QuestionFiles(
          new ReadLimits(20_000_000, 200_000_000, 5_000, 50_000, Duration.ofSeconds(30)));

  /** Real banks are read to their end however busy the machine is. */
  private final QuestionFiles patient =
      new QuestionFiles(
          new ReadLimits(20_000_000, 200_000_000, 5_000, 50_000, Duration.ofMinutes(10)));

  /** The root of a QTI item of any version, as plain text. */
  private static final Pattern ITEM =
      Pattern.compile("<(\\w+:)?(assessmentItem|qti-assessment-item)[\\s>]");

  private static final CatalogueTerms NO_CATALOGUE = new CatalogueTerms(List.of());

  private static final List<String> ATTACKS =
      List.of("excel", "zip", "qti", "xml", "payloads", "svg-image", "cap");

  /** Everything below fixtures/exam and what attacks readers, folder by folder. */
  static List<String> folders() {
    List<String> folders = new ArrayList<>();
    ATTACKS.forEach(folder -> folders.add("attack/" + folder));
    SharedFixtures.beside("exam").forEach(folder -> folders.add("exam/" + folder));
    return folders;
  }

  /** The committed accounts of these files: only names and counts. */
  private static List<String> pinned(String folder) {
    try (InputStream in = FixtureAccountingTest.class.getResourceAsStream("fixture-accounts.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .filter(line -> line.startsWith(folder + "/") || line.startsWith(folder + "\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  @ParameterizedTest
  @MethodSource("folders")
  void everyFileHasExactlyTheAccountThatIsPinned(String folder) {
    BankIndex index = new BankIndex();
    List<String> accounts = new ArrayList<>();
    for (Path path : SharedFixtures.below(folder)) {
      accounts.add(account(SharedFixtures.name(path), path, index));
    }
    accounts.forEach(System.out::println);
    assertThat(accounts).isEqualTo(pinned(folder));
  }

  /**
   * One line: file, rows, accepted, duplicate, near-duplicate, contradicts, rejected, and why;
   * {@code *} where it depends on the machine what a bomb runs into first.
   */
  private String account(String name, Path path, BankIndex index) {
    byte[] bytes = SharedFixtures.bytes(path);
    try {
      QuestionFiles reader = name.startsWith("exam/") ? patient : files;
      ReadFile file = reader.read(path.getFileName().toString(), bytes, null);
      RowJudge judge = new RowJudge(index, NO_CATALOGUE, NO_CATALOGUE);
      Map<RowVerdict, Integer> counts = new EnumMap<>(RowVerdict.class);
      Map<String, Integer> reasons = new TreeMap<>();
      for (ReadRow row : file.rows()) {
        Judgement judgement = judge.judge(row);
        counts.merge(judgement.verdict(), 1, Integer::sum);
        if (judgement.verdict() == RowVerdict.REJECTED) {
          reasons.merge(judgement.reason().replace("question.row.", ""), 1, Integer::sum);
        }
      }
      assertThat(file.rows()).extracting(ReadRow::number).isEqualTo(numbers(file.rows().size()));
      if (folderIsQti(name)) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean item = ITEM.matcher(text).find();
        assertThat(reasons.containsKey("no-item")).as(name).isNotEqualTo(item);
      }
      independentCount(path, bytes)
          .ifPresent(n -> assertThat(questionRows(file)).as(name).isEqualTo((long) n));
      return String.join(
          "\t",
          name,
          String.valueOf(file.rows().size()),
          count(counts, RowVerdict.ACCEPTED),
          count(counts, RowVerdict.DUPLICATE),
          count(counts, RowVerdict.NEAR_DUPLICATE),
          count(counts, RowVerdict.CONTRADICTS),
          count(counts, RowVerdict.REJECTED),
          reasons.toString().replaceAll("[{}]", ""));
    } catch (FileRefused e) {
      String code = name.endsWith("poi-poc-shared-strings.xlsx") ? "*" : e.code();
      return name + "\t0\t0\t0\t0\t0\t0\t" + code;
    }
  }

  private static boolean folderIsQti(String name) {
    return name.startsWith("exam/qti/") && name.endsWith(".xml");
  }

  private static List<Integer> numbers(int rows) {
    return IntStream.rangeClosed(1, rows).boxed().toList();
  }

  /** Rows without the lines that stand for whole sheets. */
  private static long questionRows(ReadFile file) {
    return file.rows().stream().filter(r -> !r.reason().endsWith("sheet-not-read")).count();
  }

  private static String count(Map<RowVerdict, Integer> counts, RowVerdict verdict) {
    return String.valueOf(counts.getOrDefault(verdict, 0));
  }

  /**
   * Questions (of archives: text files) counted by a person who looked at the file, 2026-11-30. A
   * QTI file is one item, or one row saying that it is none.
   */
  private static final Map<String, Integer> HAND_COUNTED =
      Map.ofEntries(
          entry("aiken_errors.txt", 6),
          entry("examples.txt", 43),
          entry("questions.gift.txt", 9),
          entry("testimport.gift.txt", 1),
          entry("question.missingword1.txt", 1),
          entry("question.missingword2.txt", 1),
          entry("broken_multianswer_3.txt", 1),
          entry("test_7zip_927.zip", 5),
          entry("test_moodle_22.zip", 5),
          entry("test_osx_compress.zip", 5),
          entry("test_win8_cz.zip", 2),
          entry("test_win8_de.zip", 1),
          entry("pkg__Aardvark-cannon.zip", 1));

  /** Rows counted without our readers, where the format allows it. */
  private static java.util.Optional<Integer> independentCount(Path path, byte[] bytes) {
    String name = path.getFileName().toString();
    if (HAND_COUNTED.containsKey(name)) {
      return java.util.Optional.of(HAND_COUNTED.get(name));
    }
    boolean bank = path.toString().contains("zh-banks");
    if (bank && (name.endsWith(".csv") || name.equals("判断.txt"))) {
      Charset charset = name.endsWith(".csv") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
      return java.util.Optional.of(
          (int) new String(bytes, charset).lines().filter(l -> !l.isBlank()).count());
    }
    if (path.toString().contains("exam/qti") && name.endsWith(".xml")) {
      return java.util.Optional.of(1);
    }
    if (path.toString().contains("moodle-xml")) {
      Matcher found =
          Pattern.compile("<question type=\"(?!category)")
              .matcher(new String(bytes, StandardCharsets.UTF_8));
      return java.util.Optional.of((int) found.results().count());
    }
    return switch (name) {
      case "sample_blackboard_qti.dat" ->
          java.util.Optional.of(
              new String(bytes, StandardCharsets.UTF_8).split("<item ").length - 1);
      default -> SheetCount.of(name, bytes);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"exam/qti/qtiworks/pkg__ZipSlip.zip", "attack/zip/snyk-zip-slip.zip"})
  void anArchiveThatClimbsOutOfItsFolderIsRefused(String name) throws Exception {
    byte[] bytes = SharedFixtures.bytes(SharedFixtures.file(name));
    assertThatThrownBy(() -> files.read(name, bytes, null))
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
  void anXmlFileWithADocumentTypeIsRefused(String name) throws Exception {
    byte[] bytes = SharedFixtures.bytes(SharedFixtures.file(name));
    assertThatThrownBy(() -> files.read(name, bytes, null))
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
