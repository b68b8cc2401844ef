package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.Engine;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.content.search.lucene.Fields;
import cn.shenhe.portal.content.search.lucene.RankedPassage;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * An Elasticsearch cluster behind one alias. Each rebuild fills an index of its own and moves the
 * alias to it in one step. A passage's id is its document's key and its place, so writing it again
 * changes nothing; all passages of a document lie on one shard.
 */
@Engine("elastic")
@ApplicationScoped
public class ElasticIndex implements SearchIndex {

  private static final Logger LOG = Logger.getLogger(ElasticIndex.class.getName());

  private static final int MOST_TITLES = 20_000;
  private static final int MOST_HITS = 50_000;
  private static final int KEYS_AT_ONCE = 50;

  /** One copy of every shard where there is a second node for it. */
  private static final String COPIES = "0-1";

  /** How long a rebuild waits for the copies, and between two looks, in milliseconds. */
  private static final int LONGEST_COPYING = 60_000;

  private static final int COPYING_PAUSE = 250;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.hosts", defaultValue = "http://127.0.0.1:9200")
  String hosts;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.user", defaultValue = " ")
  String user;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.password", defaultValue = " ")
  String password;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.index", defaultValue = "portal-search")
  String alias;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.shards", defaultValue = "1")
  int shards;

  @Inject
  @ConfigProperty(name = "portal.search.elastic.timeout", defaultValue = "PT10S")
  String timeout;

  @Inject InstantSource clock;

  /** Documents of one answer when all are asked for. */
  int headsAtOnce = 10_000;

  private final ElasticFields fields = new ElasticFields();
  private ElasticConnection connection;
  private ElasticCalls calls;
  private ElasticRanking ranking;

  @PostConstruct
  void open() {
    connection = new ElasticConnection(hosts, user, password, Duration.parse(timeout));
    calls = new ElasticCalls(connection, alias);
    ranking = new ElasticRanking(calls, shards, clock);
  }

  @PreDestroy
  void close() {
    connection.close();
  }

  @Override
  public synchronized void index(Collection<SearchDocument> documents) {
    List<SearchDocument> all = List.copyOf(documents);
    for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
      List<SearchDocument> some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
      Map<String, String> old = passagesOf(some.stream().map(SearchDocument::key).toList());
      BulkWriter bulk = new BulkWriter(connection, alias);
      for (SearchDocument document : some) {
        put(bulk, document).forEach(old::remove);
      }
      old.forEach(bulk::remove);
      bulk.flush();
    }
    written();
  }

  /** Ids of the passages handed over. */
  private List<String> put(BulkWriter bulk, SearchDocument document) {
    List<String> ids = new ArrayList<>();
    for (Map<String, Object> passage : fields.passages(document)) {
      String id = document.key() + "#" + ids.size();
      bulk.put(id, document.key(), passage);
      ids.add(id);
    }
    return ids;
  }

  @Override
  public synchronized void delete(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
      BulkWriter bulk = new BulkWriter(connection, alias);
      passagesOf(all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)))
          .forEach(bulk::remove);
      bulk.flush();
    }
    if (!all.isEmpty()) {
      written();
    }
  }

  /** Key by id, of all passages that these documents have in the index now. */
  private Map<String, String> passagesOf(List<String> keys) {
    calls.refresh(alias);
    List<FieldValue> values = keys.stream().map(FieldValue::of).toList();
    SearchResponse<Void> found =
        calls.search(
            SearchRequest.of(
                s ->
                    s.index(alias)
                        .size(MOST_HITS)
                        .query(q -> q.terms(t -> t.field(Fields.KEY).terms(v -> v.value(values))))
                        .source(source -> source.fetch(false))),
            Void.class);
    Map<String, String> passages = new HashMap<>();
    found.hits().hits().forEach(hit -> passages.put(hit.id(), ElasticCalls.keyOf(hit.id())));
    return passages;
  }

  private void written() {
    calls.refresh(alias);
    ranking.forgetLaws();
  }

  @Override
  public synchronized void rebuild(Iterable<SearchDocument> documents) {
    String fresh = alias + "-" + Long.toString(clock.millis(), 36);
    create(fresh);
    BulkWriter bulk = new BulkWriter(connection, fresh);
    documents.forEach(document -> put(bulk, document));
    bulk.flush();
    calls.refresh(fresh);
    copy(fresh);
    calls.asked(
        client ->
            client
                .indices()
                .updateAliases(
                    u ->
                        u.actions(
                                a ->
                                    a.remove(
                                        r -> r.index(alias + "-*").alias(alias).mustExist(false)))
                            .actions(a -> a.add(add -> add.index(fresh).alias(alias)))));
    calls.setSound(true);
    ranking.forgetLaws();
    dropAllBut(fresh);
  }

  /** A call whose answer was lost is repeated and then finds the index there. */
  private void create(String index) {
    try {
      connection.call(
          client ->
              client
                  .indices()
                  .create(
                      c ->
                          c.index(index)
                              .withJson(new StringReader(ElasticFields.index(shards, MOST_HITS)))));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw calls.refused(e);
      }
    }
  }

  /**
   * Copies the finished shards to other nodes, if there are any. A copy that were fed along with
   * its shard would keep stale passages of its recovery, and those count when words are weighed:
   * the same question would be ranked otherwise by each copy.
   */
  private void copy(String index) {
    calls.asked(
        client ->
            client
                .indices()
                .putSettings(p -> p.index(index).settings(s -> s.autoExpandReplicas(COPIES))));
    for (int waited = 0; waited < LONGEST_COPYING && !copied(index); waited += COPYING_PAUSE) {
      ElasticConnection.pause(COPYING_PAUSE);
    }
  }

  private boolean copied(String index) {
    return calls.asked(client -> client.cluster().health(h -> h.index(index))).status()
        == HealthStatus.Green;
  }

  /** Indexes that an earlier rebuild left behind, whole or half. */
  private void dropAllBut(String current) {
    List<String> others =
        calls
            .asked(client -> client.indices().get(g -> g.index(alias + "-*")))
            .result()
            .keySet()
            .stream()
            .filter(name -> !name.equals(current))
            .toList();
    if (!others.isEmpty()) {
      calls.asked(client -> client.indices().delete(d -> d.index(others).ignoreUnavailable(true)));
    }
  }

  @Override
  public IndexAnswer query(
      SearchPlan plan, SearchFilter filter, int first, int limit, boolean counted) {
    return ranking.query(plan, filter, first, limit, counted);
  }

  @Override
  public List<String> titles() {
    Map<String, String> titles = new HashMap<>();
    heads(List.of("key", "title"), MOST_TITLES, "")
        .forEach(head -> titles.put(head.key(), head.title()));
    return List.copyOf(titles.values());
  }

  @Override
  public Map<String, String> fingerprints() {
    Map<String, String> prints = new HashMap<>();
    List<PassageSource> some;
    String after = "";
    do {
      some = heads(List.of("key", Fields.FINGERPRINT), headsAtOnce, after);
      for (PassageSource head : some) {
        prints.put(head.key(), head.print());
        after = head.key();
      }
    } while (some.size() == headsAtOnce);
    return prints;
  }

  /** In the order of their keys, those after this one. */
  private List<PassageSource> heads(List<String> shown, int most, String after) {
    return calls
        .search(
            SearchRequest.of(
                s ->
                    s.index(alias)
                        .size(most)
                        .query(q -> q.term(t -> t.field(Fields.HEAD).value("1")))
                        .sort(by -> by.field(f -> f.field(Fields.KEY)))
                        .searchAfter(FieldValue.of(after))
                        .source(source -> source.filter(f -> f.includes(shown)))),
            PassageSource.class)
        .hits()
        .hits()
        .stream()
        .map(Hit::source)
        .toList();
  }

  @Override
  public Set<String> known(Collection<String> bigrams) {
    Map<String, Query> filters = new HashMap<>();
    bigrams.forEach(
        pair -> filters.put(pair, Query.of(q -> q.term(t -> t.field(Fields.BIGRAMS).value(pair)))));
    if (filters.isEmpty()) {
      return Set.of();
    }
    Set<String> known = new HashSet<>();
    calls
        .search(
            SearchRequest.of(
                s ->
                    s.index(alias)
                        .size(0)
                        .aggregations(
                            "pairs", a -> a.filters(f -> f.filters(b -> b.keyed(filters))))),
            Void.class)
        .aggregations()
        .get("pairs")
        .filters()
        .buckets()
        .keyed()
        .forEach(
            (pair, bucket) -> {
              if (bucket.docCount() > 0) {
                known.add(pair);
              }
            });
    return known;
  }

  @Override
  public Optional<IndexedPassage> head(String key) {
    return ranking.fetched(List.of(new RankedPassage<>(key + "#0", 0, key, "", 0))).stream()
        .findFirst();
  }

  @Override
  public long count() {
    return calls.asked(
        client ->
            client
                .count(c -> c.index(alias).query(q -> q.term(t -> t.field(Fields.HEAD).value("1"))))
                .count());
  }

  /** Asks the cluster until it is sound once; a search that misses the index asks again. */
  @Override
  public boolean wantsRebuild() {
    if (calls.isSound()) {
      return false;
    }
    boolean sound =
        calls.asked(client -> client.indices().existsAlias(e -> e.name(alias)).value())
            && calls
                .asked(client -> client.indices().getMapping(g -> g.index(alias)))
                .result()
                .values()
                .stream()
                .allMatch(
                    index ->
                        index.mappings().meta().containsKey("format")
                            && ElasticFields.FORMAT.equals(
                                index.mappings().meta().get("format").to(String.class)));
    calls.setSound(sound);
    if (!sound) {
      LOG.info("the search index is missing or of another format and wants a rebuild");
    }
    return !sound;
  }

  /** Whether every shard has all its copies. */
  boolean green() {
    return connection.call(client -> client.cluster().health()).status() == HealthStatus.Green;
  }

  @Override
  public Optional<String> problem() {
    try {
      HealthResponse health = connection.call(client -> client.cluster().health());
      return health.status() == HealthStatus.Red
          ? Optional.of(
              "the search cluster is red, unassigned shards: " + health.unassignedShards())
          : Optional.empty();
    } catch (SearchUnavailable e) {
      return Optional.of("the search cluster does not answer");
    }
  }
}
