package cn.shenhe.portal.content.search;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database and one index. */
class SearchFeedingTest {

  private final Map<String, SearchDocument> things = new TreeMap<>();

  /** What happens once a thing has been read for the index. */
  private Runnable meanwhile = () -> {};

  @Test
  void whileOneServerRebuildsNoOtherFeedsAndWhatChangesWaits(@TempDir Path folder) {
    try (TestDatabase one = new TestDatabase();
        TestDatabase other = one.another();
        TestIndex index = new TestIndex(folder)) {
      SearchIndexing indexing = indexing(one, index);
      SearchIndexing elsewhere = indexing(other, index);
      thing("a");
      thing("b");
      one.in(indexing::rebuild);
      List<Integer> fed = new ArrayList<>();
      meanwhile =
          () -> {
            meanwhile = () -> {};
            things.remove("a");
            other.run(() -> other.bean(SearchOutbox.class).changed("thing", "a"));
            fed.add(other.in(elsewhere::drain));
            fed.add(other.in(elsewhere::recheck));
          };
      one.in(indexing::rebuild);
      assertThat(fed).containsExactly(0, 0);
      assertThat(other.in(elsewhere::pending)).isEqualTo(1);
      assertThat(other.in(elsewhere::drain)).isEqualTo(1);
      assertThat(index.fingerprints()).containsOnlyKeys("thing/b");
      assertThat(one.in(indexing::report).agrees()).isTrue();
    }
  }

  @Test
  void suggestionsFollowWhatAnotherServerBroughtIntoTheIndex(@TempDir Path folder) {
    try (TestDatabase one = new TestDatabase();
        TestDatabase other = one.another();
        TestIndex index = new TestIndex(folder)) {
      SearchIndexing feeder = indexing(one, index);
      indexing(other, index);
      PortalSearch elsewhere = other.bean(PortalSearch.class);
      thing("防汛沙袋");
      one.in(feeder::rebuild);
      assertThat(other.in(() -> elsewhere.suggest("防汛沙"))).contains("防汛沙袋");
      thing("防汛沙盘");
      one.in(feeder::rebuild);
      other.tick(301);
      assertThat(other.in(() -> elsewhere.suggest("防汛沙"))).contains("防汛沙盘");
    }
  }

  private SearchIndexing indexing(TestDatabase database, TestIndex index) {
    database.put(SearchIndex.class, index);
    database.put(Instance.class, instance());
    return database.bean(SearchIndexing.class);
  }

  private void thing(String id) {
    things.put(
        id,
        new SearchDocument(
            "thing", id, "lesson", id, "", "/thing", "", List.of(), List.of(), 0, 1, List.of()));
  }

  private Instance<?> instance() {
    List<SearchSource> sources = List.of(new Things());
    return (Instance<?>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (self, method, arguments) ->
                method.getName().equals("stream") ? sources.stream() : sources.iterator());
  }

  private final class Things implements SearchSource {

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
      Optional<SearchDocument> read = Optional.ofNullable(things.get(publicId));
      meanwhile.run();
      return read;
    }

    @Override
    public boolean announces() {
      return false;
    }
  }
}
