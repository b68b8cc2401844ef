package cn.shenhe.portal.content.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.content.search.Facetted;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.SafetyLaws;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchIndexing;
import cn.shenhe.portal.content.search.SearchOutbox;
import cn.shenhe.portal.content.search.SearchPassage;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.SearchSource;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.content.search.Synonyms;
import cn.shenhe.portal.content.search.lucene.TestIndex;
import cn.shenhe.portal.content.testing.TestDatabase;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine for several machines, on a real Elasticsearch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticIndexIT {

  private final Synonyms synonyms = Synonyms.shipped();
  private ElasticNode node;
  private Path folder;

  @BeforeAll
  void start(@TempDir Path own) {
    folder = own;
    node = ElasticNode.alone(folder.resolve("node")).firstCompilerOnly().start().awaitCluster(1);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  private ElasticIndex index(String alias) {
    return index(node.url(), alias, 1);
  }

  static ElasticIndex index(String hosts, String alias, int shards) {
    ElasticIndex index = new ElasticIndex();
    index.hosts = hosts;
    index.user = "";
    index.password = "";
    index.alias = alias;
    index.shards = shards;
    index.timeout = "PT30S";
    index.clock = InstantSource.system();
    index.open();
    return index;
  }

  static SearchDocument document(String id, String title, String... passages) {
    List<SearchPassage> texts = new ArrayList<>();
    for (String passage : passages) {
      texts.add(new SearchPassage("第 " + texts.size() + " 节", "s-" + texts.size(), passage));
    }
    return new SearchDocument(
        "thing",
        id,
        "lesson",
        title,
        "",
        "/thing?id=" + id,
        "fire",
        List.of("home"),
        List.of(),
        2026,
        1.0,
        texts);
  }

  private IndexAnswer ask(SearchIndex index, String question) {
    return index.query(SearchPlan.of(question, synonyms), SearchFilter.NONE, 0, 10);
  }

  private List<String> keys(SearchIndex index, String question) {
    return ask(index, question).passages().stream().map(IndexedPassage::key).toList();
  }

  @Test
  void bothEnginesGiveTheSameTopTenFromOneShardAndFromThree() throws IOException {
    assumeTrue(SafetyLaws.present(), "shared fixtures are absent");
    List<SearchDocument> laws = SafetyLaws.documents();
    try (TestIndex lucene = new TestIndex(folder.resolve("lucene"))) {
      lucene.rebuild(laws);
      ElasticIndex one = index(node.url(), "parity-one", 1);
      one.rebuild(laws);
      Parity alone = Parity.of(lucene, one, SafetyLaws.questions(150));
      System.out.printf("PARITY one shard: %s%n", alone);
      assertThat(alone.slots()).isGreaterThan(1000);
      assertThat(alone.different()).isEmpty();
      assertThat(one.count()).isEqualTo(lucene.count()).isEqualTo(laws.size());
      assertThat(one.fingerprints()).isEqualTo(lucene.fingerprints());
      assertThat(one.titles()).containsExactlyInAnyOrderElementsOf(lucene.titles());
      assertThat(one.known(List.of("安全", "龘龘"))).containsExactly("安全");

      ElasticIndex three = index(node.url(), "parity-three", 3);
      three.rebuild(laws);
      Parity spread = Parity.of(lucene, three, SafetyLaws.questions(150));
      System.out.printf("PARITY three shards: %s%n", spread);
      assertThat(spread.share()).as(spread.toString()).isGreaterThanOrEqualTo(.98);
    }
  }

  @Test
  void aDocumentIsReplacedAndRemovedAsAWhole() {
    ElasticIndex index = index("whole");
    assertThat(index.wantsRebuild()).isTrue();
    index.rebuild(List.of());
    assertThat(index.wantsRebuild()).isFalse();
    SearchDocument three = document("1", "楼道", "灭火器", "消火栓", "电动自行车");
    index.index(List.of(three));
    index.index(List.of(three));
    assertThat(ask(index, "电动自行车").total()).isEqualTo(1);
    index.index(List.of(document("1", "楼道", "灭火器")));
    assertThat(ask(index, "电动自行车").total()).isZero();
    assertThat(keys(index, "灭火器")).containsExactly("thing/1");
    assertThat(index.count()).isEqualTo(1);
    index.delete(List.of("thing/1", "thing/none"));
    assertThat(index.count()).isZero();
    assertThat(ask(index, "灭火器").total()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "law,'','','',0",
    "'',fire,'','',0",
    "'','',pupils,'',0",
    "'','','',mines,0",
    "'','','','',2026",
  })
  void eachFacetNarrowsToTheDocumentsThatHaveIt(
      String kind, String topic, String audience, String industry, int year) {
    ElasticIndex index = index("facets");
    index.rebuild(Facetted.two());
    SearchFilter wanted = new SearchFilter(kind, topic, audience, industry, year);
    IndexAnswer some = index.query(SearchPlan.of("灭火器", synonyms), wanted, 0, 10);
    assertThat(ask(index, "灭火器").total()).isEqualTo(2);
    assertThat(some.total()).isEqualTo(some.reachable()).isEqualTo(1);
    assertThat(some.passages()).extracting(IndexedPassage::key).containsExactly("thing/with");
  }

  @Test
  void noPageIsOfferedThatHasNothingOnIt() throws IOException {
    List<SearchDocument> documents = new ArrayList<>();
    String[] often = new String[80];
    Arrays.fill(often, "灭火器 灭火器 灭火器");
    for (int i = 0; i < 20; i++) {
      documents.add(document("rich" + i, "消防", often));
    }
    for (int i = 0; i < 300; i++) {
      documents.add(document("poor" + i, "消防", "别的事情".repeat(20) + "灭火器"));
    }
    try (TestIndex lucene = new TestIndex(folder.resolve("pages"))) {
      for (SearchIndex engine : List.of(lucene, index("pages"))) {
        engine.rebuild(documents);
        IndexAnswer answer = ask(engine, "灭火器");
        assertThat(answer.total()).isEqualTo(320);
        int last = (int) answer.reachable();
        assertThat(last).isBetween(10, 20);
        SearchPlan plan = SearchPlan.of("灭火器", synonyms);
        assertThat(engine.query(plan, SearchFilter.NONE, last - 1, 10).passages()).hasSize(1);
        assertThat(engine.query(plan, SearchFilter.NONE, last, 10).passages()).isEmpty();
      }
    }
  }

  @Test
  void aRebuildServesTheOldUntilTheNewIsComplete() throws InterruptedException {
    ElasticIndex index = index("rebuilt");
    List<SearchDocument> documents = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      documents.add(document("" + i, "灭火器使用 " + i, "检查压力表 " + i));
    }
    index.rebuild(documents);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    List<Object> wrong = new ArrayList<>();
    Thread visitor =
        new Thread(
            () -> {
              while (!ended.get()) {
                try {
                  long total = ask(index, "灭火器").total();
                  asked.incrementAndGet();
                  if (total != 300) {
                    wrong.add(total);
                  }
                } catch (RuntimeException e) {
                  wrong.add(e);
                }
              }
            });
    visitor.start();
    for (int i = 0; i < 3; i++) {
      index.rebuild(documents);
    }
    ended.set(true);
    visitor.join();
    assertThat(wrong).isEmpty();
    assertThat(asked.get()).isPositive();
  }

  @Test
  void whatChangesWhileTheClusterIsAwayIsFoundOnceAfterIt() {
    Map<String, SearchDocument> things = new TreeMap<>();
    try (TestDatabase db = new TestDatabase()) {
      ElasticIndex index = index("outbox");
      index.headsAtOnce = 7;
      db.put(SearchIndex.class, index);
      db.put(Instance.class, instance(new Things(things)));
      SearchIndexing indexing = db.bean(SearchIndexing.class);
      SearchOutbox outbox = db.bean(SearchOutbox.class);
      for (int i = 0; i < 20; i++) {
        things.put("" + i, document("" + i, "应急包 " + i, "手电筒和水"));
      }
      db.in(indexing::drain);
      assertThat(index.count()).isEqualTo(20);

      node.kill();
      things.remove("3");
      things.put("4", document("4", "应急包 4", "收音机"));
      things.put("new", document("new", "应急包 新", "哨子"));
      db.run(() -> List.of("3", "4", "new").forEach(id -> outbox.changed("thing", id)));
      assertThat(db.in(indexing::drain)).isZero();
      assertThat(db.in(indexing::pending)).isEqualTo(3);
      assertThatThrownBy(() -> ask(index, "应急包")).isInstanceOf(SearchUnavailable.class);
      assertThat(index.problem()).isPresent();

      node.start().awaitCluster(1);
      long deadline = System.nanoTime() + 60_000_000_000L;
      while (db.in(indexing::pending) > 0 && System.nanoTime() < deadline) {
        db.in(indexing::drain);
      }
      assertThat(index.count()).isEqualTo(20);
      assertThat(keys(index, "收音机")).containsExactly("thing/4");
      assertThat(keys(index, "哨子")).containsExactly("thing/new");
      assertThat(ask(index, "手电筒").total()).isEqualTo(18);
      assertThat(db.in(indexing::report).agrees()).isTrue();
      assertThat(index.problem()).isEmpty();
    }
  }

  /** A feature with a few things. */
  private record Things(Map<String, SearchDocument> all) implements SearchSource {

    @Override
    public String kind() {
      return "thing";
    }

    @Override
    public List<String> publicIds() {
      return List.copyOf(all.keySet());
    }

    @Override
    public Optional<SearchDocument> document(String publicId) {
      return Optional.ofNullable(all.get(publicId));
    }
  }

  private static Instance<?> instance(SearchSource source) {
    return (Instance<?>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (self, method, arguments) ->
                method.getName().equals("stream")
                    ? List.of(source).stream()
                    : List.of(source).iterator());
  }
}
