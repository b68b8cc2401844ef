package cn.shenhe.portal.content.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.Fragment;
import cn.shenhe.portal.content.search.PortalSearch;
import cn.shenhe.portal.content.search.SearchAnswer;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.content.search.SearchSource;
import cn.shenhe.portal.content.search.lucene.TestIndex;
import cn.shenhe.portal.content.testing.TestDatabase;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way from an editor's click to a visitor's result, over the lessons that ship. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchOverLessonsTest {

  private TestDatabase db;
  private TestIndex index;
  private SearchIndexing indexing;
  private PortalSearch search;

  @BeforeAll
  void load(@TempDir Path folder) {
    db = new TestDatabase();
    index = new TestIndex(folder);
    db.put(SearchIndex.class, index);
    List<SearchSource> sources = List.of(db.bean(LessonSearchSource.class));
    db.put(Instance.class, instance(sources));
    indexing = db.bean(SearchIndexing.class);
    search = db.bean(PortalSearch.class);
    CoursewareSeed seed = db.bean(CoursewareSeed.class);
    db.run(seed::loadShipped);
    drain();
  }

  private static Instance<?> instance(List<SearchSource> sources) {
    return (Instance<?>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (self, method, arguments) ->
                method.getName().equals("stream") ? sources.stream() : sources.iterator());
  }

  private void drain() {
    while (db.in(indexing::drain) > 0) {
      continue;
    }
  }

  @AfterAll
  void close() {
    index.close();
    db.close();
  }

  private SearchAnswer ask(String question) {
    return search.search(question, SearchFilter.NONE, 1);
  }

  private List<String> paths(String question) {
    return ask(question).hits().stream().map(hit -> hit.path()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "煤气泄漏怎么办,home-gas-leak",
    "电瓶车充电,ebike",
    "灭火筒,fire-extinguisher-choose-use",
    "滅火器,fire-extinguisher-choose-use",
    "ＡＥＤ,cpr-aed",
    "cpr,cpr-aed",
    "地震,earthquake",
    "miehuoqi,fire-extinguisher-choose-use",
    "高层着火往哪跑,highrise-stay-or-go",
    "噎住了怎么办,choking-airway",
    "厨房油锅起火：盖上，别泼,kitchen-oil-fire",
    "打雷,lightning-safety",
    "炒菜的油烧着了,kitchen-oil-fire",
  })
  void peopleFindWhatTheyMean(String question, String slug) {
    assertThat(paths(question).stream().limit(3))
        .as(question)
        .anySatisfy(path -> assertThat(path).contains("slug=" + slug));
  }

  @ParameterizedTest
  @CsvSource({
    "煤气泄漏怎么办,home-gas-leak",
    "电瓶车充电,ebike-parking-charging",
    "灭火器怎么用,fire-extinguisher-choose-use",
  })
  void thePlainestAnswerIsTheFirst(String question, String slug) {
    assertThat(paths(question).get(0)).contains("slug=" + slug);
  }

  @ParameterizedTest
  @ValueSource(strings = {"火灾", "急救", "走失"})
  void telephoneNumbersUnderALessonAreNotTheAnswer(String question) {
    assertThat(ask(question).hits().get(0).heading()).isNotEqualTo("需要帮助时");
  }

  @Test
  void anArticleOfALawThatIsNotThereLeadsToWhatCitesIt() {
    for (String question : List.of("安全生产法27条", "安法第二十七条")) {
      assertThat(ask(question).hits().stream().limit(3).map(hit -> hit.passage().plain()))
          .as(question)
          .anyMatch(text -> text.contains("27"));
    }
  }

  @Test
  void anExactTitleComesFirst() {
    for (LessonText lesson : CoursewareSeed.shipped()) {
      assertThat(paths(lesson.title()).get(0)).as(lesson.title()).contains("=" + lesson.slug());
    }
  }

  @Test
  void aDraftARevisionAndAWithdrawnArticleAreNeverFound() {
    CoursewareEditing editing = db.bean(CoursewareEditing.class);
    String secret = "紫色独角兽演习口令";
    LessonText text = CoursewareLifeTest.aLesson("secret", "## " + secret + "\n\n" + secret);
    String id = db.as("li").in(() -> editing.create(text));
    drain();
    assertThat(paths(secret)).noneMatch(path -> path.contains("=secret"));
    db.as("wang").run(() -> editing.review(id));
    drain();
    assertThat(paths(secret)).noneMatch(path -> path.contains("=secret"));
    db.run(() -> editing.publish(id));
    drain();
    assertThat(paths(secret).get(0)).contains("=secret#s-1");

    int lock = db.in(() -> editing.open(id)).lockVersion();
    LessonText later = CoursewareLifeTest.aLesson("secret", "## 橙色海马暗号\n\n橙色海马暗号");
    db.as("li").run(() -> editing.revise(id, lock, later));
    db.run(indexing::rebuild);
    assertThat(paths("橙色海马暗号")).noneMatch(path -> path.contains("=secret"));

    db.run(() -> editing.withdraw(id));
    drain();
    assertThat(paths(secret)).noneMatch(path -> path.contains("=secret"));
    assertThat(db.in(indexing::report).agrees()).isTrue();
  }

  @Test
  void facetsCountDocumentsAndNarrowTheSameResult() {
    SearchAnswer all = ask("火灾");
    FacetCount topic = all.facets().get("topic").get(0);
    SearchFilter filter = new SearchFilter("", topic.value(), "", "", 0);
    SearchAnswer narrowed = search.search("火灾", filter, 1);
    assertThat(narrowed.total()).isEqualTo(topic.count()).isLessThan(all.total());
    assertThat(all.facets().get("kind").stream().mapToLong(FacetCount::count).sum())
        .isEqualTo(all.total());
    assertThat(narrowed.hits()).allMatch(hit -> hit.topic().equals(topic.value()));
  }

  @Test
  void pagesAreBoundedAndDoNotOverlap() {
    SearchAnswer first = ask("安全");
    SearchAnswer second = search.search("安全", SearchFilter.NONE, 2);
    assertThat(first.hits()).hasSize(PortalSearch.PAGE);
    assertThat(first.hits()).doesNotContainAnyElementsOf(second.hits());
    SearchAnswer last = search.search("安全", SearchFilter.NONE, 9_999);
    assertThat(last.page()).isEqualTo(last.pages()).isEqualTo(first.pages());
    assertThat(last.hits()).isNotEmpty();
    assertThat(ask("").total()).isZero();
    assertThat(ask(" \"*?:[]{}() ~^\\ ").hits()).isEmpty();
    assertThat(ask("AND OR NOT").hits()).hasSizeLessThanOrEqualTo(PortalSearch.PAGE);
  }

  @Test
  void theAnsweringPassageIsMarkedAndAddressed() {
    var hit = ask("油锅 泼水").hits().get(0);
    assertThat(hit.path()).matches("/courseware/lesson\\?slug=kitchen-oil-fire.*");
    assertThat(hit.passage().parts()).anyMatch(Fragment.Part::marked);
  }

  @Test
  void aMistypedWordIsAnsweredWithTheWordThatSoundsAlike() {
    assertThat(ask("灭活器").didYouMean()).isEqualTo("灭火器");
    assertThat(ask("灭火器").didYouMean()).isEmpty();
    assertThat(paths("灭活器").get(0)).contains("fire-extinguisher");
  }

  @Test
  void lawsAreAddressedByArticle() throws IOException {
    assumeTrue(Files.isDirectory(ShippedArticlesTest.laws()), "shared fixtures are absent");
    List<SearchDocument> laws =
        StatuteImport.statutes(ShippedArticlesTest.laws()).stream()
            .map(law -> LessonSearchSource.document("law" + law.slug().hashCode(), law, 2026))
            .toList();
    index.index(laws);
    for (String question : List.of("安全生产法27条", "安法第二十七条", "《安全生产法》第二十七条", "中华人民共和国安全生产法第27条")) {
      assertThat(paths(question).get(0))
          .as(question)
          .startsWith("/courseware/lesson?slug=%E5%AE%89%E5%85%A8%E7%94%9F%E4%BA%A7%E6%B3%95")
          .endsWith("#art-27");
    }
    assertThat(paths("消防法44条").get(0)).endsWith("%E6%B6%88%E9%98%B2%E6%B3%95#art-44");
    assertThat(paths("安全生产法").get(0)).contains("%E5%AE%89%E5%85%A8%E7%94%9F%E4%BA%A7%E6%B3%95");
  }

  @Test
  void aDamagedIndexIsNoticedAtStartAndMadeAnew(@TempDir Path own) throws IOException {
    List<SearchDocument> documents =
        CoursewareSeed.shipped().stream()
            .map(lesson -> LessonSearchSource.document(lesson.slug(), lesson, 2026))
            .toList();
    try (TestIndex first = new TestIndex(own)) {
      assertThat(first.wantsRebuild()).isTrue();
      first.rebuild(documents);
    }
    try (TestIndex again = new TestIndex(own)) {
      assertThat(again.wantsRebuild()).isFalse();
      assertThat(again.count()).isEqualTo(documents.size());
    }
    try (Stream<Path> files = Files.list(own)) {
      Path segment =
          files
              .filter(f -> f.toString().matches(".*_.*\\.(cfs|doc|tim)"))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(segment, bytes);
    }
    try (TestIndex damaged = new TestIndex(own)) {
      assertThat(damaged.wantsRebuild()).isTrue();
      assertThat(damaged.count()).isZero();
      damaged.rebuild(documents);
      assertThat(damaged.wantsRebuild()).isFalse();
      assertThat(damaged.count()).isEqualTo(documents.size());
    }
  }
}
