package cn.shenhe.portal.content.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.Facetted;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.Synonyms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded index through crashes, damage and writes that fail. */
class LuceneIndexTest {

  private static final int ACKNOWLEDGED = 12;

  @TempDir Path folder;

  private static SearchDocument document(int number, String text) {
    return new SearchDocument(
        "thing",
        "" + number,
        "lesson",
        "题目 " + number,
        "",
        "/thing",
        "",
        List.of(),
        List.of(),
        0,
        1,
        List.of(new SearchPassage("", "s-1", text)));
  }

  private static List<SearchDocument> documents(int count) {
    return IntStream.range(0, count).mapToObj(i -> document(i, "灭火器 " + i)).toList();
  }

  private static List<String> found(TestIndex index, String question) {
    return index
        .query(SearchPlan.of(question, Synonyms.shipped()), SearchFilter.NONE, 0, 100)
        .passages()
        .stream()
        .map(IndexedPassage::key)
        .toList();
  }

  @Test
  void aWordOfTwoCharactersIsNotFoundByOneOfThem() {
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(List.of(document(1, "大风蓝色预警信息，比赛停止；用品放好，奖励热心人。"), document(2, "报告险情，注销账号。")));
      assertThat(found(index, "竞赛")).isEmpty();
      assertThat(found(index, "报销")).isEmpty();
      assertThat(found(index, "奖品")).isEmpty();
      assertThat(found(index, "预警")).containsExactly("thing/1");
      assertThat(found(index, "遇经")).isEmpty();
      assertThat(found(index, "风")).containsExactly("thing/1");
      assertThat(found(index, "报险注")).containsExactly("thing/2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "law,'','','',0",
    "'',fire,'','',0",
    "'','',pupils,'',0",
    "'','','',mines,0",
    "'','','','',2026",
    "law,fire,pupils,mines,2026",
  })
  void eachFacetNarrowsToTheDocumentsThatHaveIt(
      String kind, String topic, String audience, String industry, int year) {
    SearchFilter wanted = new SearchFilter(kind, topic, audience, industry, year);
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(Facetted.two());
      SearchPlan plan = SearchPlan.of("灭火器", Synonyms.shipped());
      IndexAnswer all = index.query(plan, SearchFilter.NONE, 0, 10);
      IndexAnswer some = index.query(plan, wanted, 0, 10);
      assertThat(all.total()).isEqualTo(2);
      assertThat(some.total()).isEqualTo(1);
      assertThat(some.passages()).extracting(IndexedPassage::key).containsExactly("thing/with");
      wanted
          .set()
          .forEach(
              (facet, value) ->
                  assertThat(all.facets().get(facet)).contains(new FacetCount(value, 1)));
    }
  }

  /** The process that is killed: writes one batch after the other and says when each is kept. */
  public static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      try (TestIndex index = new TestIndex(Path.of(arguments[0]))) {
        for (int batch = 0; ; batch++) {
          index.index(List.of(document(batch, "灭火器 批次" + batch), document(0, "改写" + batch)));
          System.out.println(batch);
        }
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAKillInTheMiddleOfWriting() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int last = -1;
    try (BufferedReader lines = writer.inputReader()) {
      while (last < ACKNOWLEDGED) {
        last = Integer.parseInt(lines.readLine());
      }
      writer.toHandle().destroyForcibly();
      writer.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.matches("\\d+") ? Integer.parseInt(line) : last;
      }
    }
    try (TestIndex index = new TestIndex(folder)) {
      assertThat(index.wantsRebuild()).isFalse();
      assertThat(index.count()).isBetween((long) last + 1, (long) last + 2);
      assertThat(index.fingerprints())
          .containsKeys(
              IntStream.rangeClosed(0, last).mapToObj(i -> "thing/" + i).toArray(String[]::new));
      index.index(List.of(document(9999, "独角兽")));
      assertThat(found(index, "独角兽")).containsExactly("thing/9999");
    }
    assertClean();
  }

  private void assertClean() throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        CheckIndex check = new CheckIndex(directory)) {
      assertThat(check.checkIndex().clean).isTrue();
    }
  }

  @Test
  void aDamagedOrDeletedIndexAsksForARebuildAndServesAfterIt() throws IOException {
    try (TestIndex index = new TestIndex(folder)) {
      assertThat(index.wantsRebuild()).isTrue();
      index.rebuild(documents(50));
      assertThat(index.wantsRebuild()).isFalse();
    }
    damageTheLargestFile();
    try (TestIndex index = new TestIndex(folder)) {
      assertThat(index.wantsRebuild()).isTrue();
      assertThat(found(index, "灭火器")).isEmpty();
      index.rebuild(documents(50));
      assertThat(found(index, "灭火器")).hasSize(50);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    try (TestIndex index = new TestIndex(folder)) {
      assertThat(index.wantsRebuild()).isTrue();
    }
  }

  private void damageTheLargestFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path largest =
          files.max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length())).orElseThrow();
      try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
        file.seek(file.length() / 2);
        int old = file.read();
        file.seek(file.length() / 2);
        file.write(~old);
      }
    }
  }

  @Test
  void aRebuildThatFailsLeavesTheOldIndexWhole() {
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(documents(50));
      assertThatThrownBy(() -> index.rebuild(failingAfter(20)))
          .isInstanceOf(IllegalStateException.class);
      assertThat(found(index, "灭火器")).hasSize(50);
      index.index(List.of(document(77, "灭火器 新")));
      assertThat(index.count()).isEqualTo(51);
      assertThat(index.wantsRebuild()).isFalse();
    }
  }

  private static Iterable<SearchDocument> failingAfter(int count) {
    Iterator<SearchDocument> some = documents(count).iterator();
    return () ->
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public SearchDocument next() {
            if (!some.hasNext()) {
              throw new IllegalStateException("the database is gone");
            }
            return some.next();
          }
        };
  }

  @Test
  void aRebuildServesTheOldUntilTheNewIsComplete() {
    try (TestIndex index = new TestIndex(folder)) {
      index.rebuild(documents(50));
      List<Integer> meanwhile = new ArrayList<>();
      List<SearchDocument> others = new ArrayList<>(documents(10));
      index.rebuild(
          () ->
              others.stream()
                  .peek(document -> meanwhile.add(found(index, "灭火器").size()))
                  .iterator());
      assertThat(meanwhile).hasSize(10).containsOnly(50);
      assertThat(found(index, "灭火器")).hasSize(10);
    }
  }
}
