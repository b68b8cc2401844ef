package cn.shenhe.portal.content.search;

import cn.shenhe.portal.content.testing.TestDatabase;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Visitors who open the articles that experts judged right, on the portal's own path: {@link
 * SearchLearning} counts and stores, the nightly rebuild of {@link SearchIndexing} teaches the
 * engine.
 */
public final class Behaviour {

  /** As many visitors as a question needs to be learnt from. */
  private static final int VISITORS = 5;

  private Behaviour() {}

  /** Fills the index with all documents after these questions have been asked. */
  public static void teach(
      SearchIndex index, Judgements judgements, Collection<String> ids, Map<String, String> asked) {
    try (TestDatabase db = new TestDatabase()) {
      db.put(SearchIndex.class, index);
      db.put(Instance.class, instance(new Articles(judgements.documents(1))));
      SearchLearning learning = db.bean(SearchLearning.class);
      for (String id : ids) {
        for (String key : judgements.gold(id)) {
          for (int visitor = 0; visitor < VISITORS; visitor++) {
            learning.opened(asked.get(id), key + "#", "10.0.0." + visitor);
          }
        }
      }
      db.in(learning::store);
      db.in(db.bean(SearchIndexing.class)::rebuild);
    }
  }

  /** The feature that all articles belong to. */
  private static final class Articles implements SearchSource {

    private final Map<String, SearchDocument> all = new LinkedHashMap<>();

    Articles(List<SearchDocument> documents) {
      documents.forEach(document -> all.put(document.publicId(), document));
    }

    @Override
    public String kind() {
      return "law";
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
