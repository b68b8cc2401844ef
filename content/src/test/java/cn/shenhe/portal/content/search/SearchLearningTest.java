package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.search.lucene.TestIndex;
import cn.shenhe.portal.content.testing.TestDatabase;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors set and what clicks teach, from the call to the next answer. */
class SearchLearningTest {

  private final Map<String, SearchDocument> things = new TreeMap<>();
  private TestDatabase db;
  private TestIndex index;
  private PortalSearch search;
  private SearchLearning learning;
  private SearchIndexing indexing;
  private SearchDesk desk;

  @BeforeEach
  void open(@TempDir Path folder) {
    db = new TestDatabase();
    index = new TestIndex(folder);
    db.put(SearchIndex.class, index);
    db.put(Instance.class, instance());
    indexing = db.bean(SearchIndexing.class);
    learning = db.bean(SearchLearning.class);
    desk = db.bean(SearchDesk.class);
    search = db.bean(PortalSearch.class);
    thing("a", "灭火器的使用", "拔掉保险销，对准火焰根部");
    thing("b", "楼道里的电动自行车", "不要停放，不要充电");
    thing("c", "应急包", "手电筒、哨子和水");
    db.in(indexing::rebuild);
  }

  @AfterEach
  void close() {
    index.close();
    db.close();
  }

  private void thing(String id, String title, String text) {
    things.put(
        id,
        new SearchDocument(
            "thing",
            id,
            "lesson",
            title,
            "",
            "/thing?id=" + id,
            "",
            List.of(),
            List.of(),
            0,
            1,
            List.of(new SearchPassage("", "s-1", text))));
  }

  private Instance<?> instance() {
    SearchSource source =
        new SearchSource() {
          @Override
          public String kind() {
            return "thing";
          }

          @Override
          public List<String> publicIds() {
            return List.copyOf(things.keySet());
          }

          @Override
          public Optional<SearchDocument> document(String publicId) {
            return Optional.ofNullable(things.get(publicId));
          }
        };
    return (Instance<?>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (self, method, arguments) ->
                method.getName().equals("stream")
                    ? List.of(source).stream()
                    : List.of(source).iterator());
  }

  private List<String> found(String question) {
    return search.search(question, SearchFilter.NONE, 1).hits().stream()
        .map(hit -> hit.id().substring(6, 7))
        .toList();
  }

  @Test
  void whatManyOpenedIsFoundByTheirWords() {
    assertThat(found("家里囤点啥")).isEmpty();
    for (int visitor = 0; visitor < 5; visitor++) {
      learning.opened("家里囤点啥", "thing/c#s-1", "10.0.0." + visitor);
    }
    db.in(learning::store);
    db.in(indexing::rebuild);
    assertThat(found("家里囤点啥")).containsExactly("c");
    assertThat(db.in(indexing::report).agrees()).isTrue();
  }

  @Test
  void oneVisitorTeachesNothing() {
    for (int again = 0; again < 50; again++) {
      learning.opened("家里囤点啥", "thing/c#s-1", "10.0.0.1");
    }
    db.in(learning::store);
    db.in(indexing::rebuild);
    assertThat(found("家里囤点啥")).isEmpty();
  }

  @Test
  void questionsThatLookPersonalAreNeverKept() {
    for (int again = 0; again < 9; again++) {
      search.search("13912345678", SearchFilter.NONE, 1);
      search.search("li@example.org", SearchFilter.NONE, 1);
      search.search("独角兽", SearchFilter.NONE, 1);
      search.search("灭火器", SearchFilter.NONE, 1);
    }
    search.search("只问过一次", SearchFilter.NONE, 1);
    db.in(learning::store);
    assertThat(db.in(() -> learning.unanswered(7))).containsExactly(new QuestionCount("独角兽", 9));
    assertThat(db.in(() -> learning.popular(7))).containsExactly(new QuestionCount("灭火器", 9));
    db.tick(40L * 86_400);
    assertThat(db.in(learning::purge)).isEqualTo(1);
  }

  @Test
  void synonymsTakeEffectAtOnceAndCanBeSwitchedOff() {
    assertThat(found("咕噜机")).isEmpty();
    db.run(() -> desk.addSynonyms("咕噜机、电动自行车"));
    assertThat(found("咕噜机")).containsExactly("b");
    assertThatThrownBy(() -> db.run(() -> desk.addSynonyms("咕噜机 电动自行车")))
        .isInstanceOf(SearchRefused.class);
    assertThatThrownBy(() -> db.run(() -> desk.addSynonyms("单"))).isInstanceOf(SearchRefused.class);
    String id = desk.synonyms("咕噜机").get(0).publicId();
    db.run(() -> desk.removeSynonyms(id));
    assertThat(found("咕噜机")).isEmpty();

    assertThat(found("灭火筒")).contains("a");
    String line =
        desk.synonyms("灭火筒").stream().filter(SynonymRow::shipped).findFirst().get().line();
    db.run(() -> desk.switchOff(line));
    assertThat(desk.synonyms("灭火筒").get(0).used()).isFalse();
    assertThat(Synonyms.shipped().pairs()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void aPinnedResultComesFirstForExactlyThatQuestion() {
    assertThat(found("使用")).containsExactly("a");
    db.run(() -> desk.pin(" 使用 ", "thing/c"));
    assertThat(found("使用")).containsExactly("c", "a");
    assertThat(found("使用 灭火器")).doesNotContain("c");
    assertThatThrownBy(() -> db.run(() -> desk.pin("使用", "thing/none")))
        .isInstanceOf(SearchRefused.class);
    String id = desk.pins().get(0).publicId();
    db.run(() -> desk.unpin(id));
    assertThat(found("使用")).containsExactly("a");
  }

  @Test
  void theReportNamesWhatTheIndexHasWrong() {
    things.remove("a");
    thing("b", "楼道里的电动自行车", "已经改过");
    thing("d", "地震", "伏地、遮挡、手抓牢");
    SearchIndexing.IndexReport report = db.in(indexing::report);
    assertThat(report.agrees()).isFalse();
    assertThat(report.surplus()).containsExactly("thing/a");
    assertThat(report.differing()).containsExactly("thing/b");
    assertThat(report.missing()).containsExactly("thing/d");
  }

  @Test
  void everyPageThatIsOfferedHasResults() {
    List<SearchPassage> same =
        IntStream.range(0, 4).mapToObj(i -> new SearchPassage("", "s-" + i, "备足收音机")).toList();
    List<SearchDocument> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(
          new SearchDocument(
              "thing", "m" + i, "lesson", "n", "", "/m", "", List.of(), List.of(), 0, 1, same));
    }
    index.index(many);
    SearchAnswer first = search.search("收音机", SearchFilter.NONE, 1);
    assertThat(first.total()).isEqualTo(400);
    assertThat(first.pages()).isBetween(25, 39);
    SearchAnswer last = search.search("收音机", SearchFilter.NONE, first.pages());
    assertThat(last.hits()).isNotEmpty();
    SearchAnswer beyond = search.search("收音机", SearchFilter.NONE, first.pages() + 1);
    assertThat(beyond.page()).isEqualTo(first.pages());
    assertThat(beyond.hits()).isEqualTo(last.hits());
  }
}
