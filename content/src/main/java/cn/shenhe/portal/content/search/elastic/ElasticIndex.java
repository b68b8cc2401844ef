package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.Engine;
import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.LawNames;
import cn.shenhe.portal.content.search.SearchDocument;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.SearchUnavailable;
import cn.shenhe.portal.content.search.lucene.Fields;
import cn.shenhe.portal.content.search.lucene.PlanQueries;
import cn.shenhe.portal.content.search.lucene.RankedPassage;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.Rescore;
import co.elastic.clients.elasticsearch.core.search.ScoreMode;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
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
  private static final int MOST_LAWS = 10_000;
  private static final int KEYS_AT_ONCE = 50;
  private static final int MOST_FACETS = 200;
  private static final int NOT_FOUND = 404;

  /** One copy of every shard where there is a second node for it. */
  private static final String COPIES = "0-1";

  /** How long a rebuild waits for the copies, and between two looks, in milliseconds. */
  private static final int LONGEST_COPYING = 60_000;

  private static final int COPYING_PAUSE = 250;

  /** Among this many ways through the copies of the shards, each question always takes one. */
  private static final int WAYS = 8;

  /** Below this, distinct documents are counted exactly. */
  private static final int EXACT_COUNT = 40_000;

  private static final Aggregation DISTINCT =
      Aggregation.of(a -> a.cardinality(c -> c.field(Fields.KEY).precisionThreshold(EXACT_COUNT)));

  private static final Map<String, Aggregation> COUNTS =
      Map.of(
          "documents",
          DISTINCT,
          "facets",
          Aggregation.of(
              a ->
                  a.terms(t -> t.field(Fields.FACET).size(MOST_FACETS))
                      .aggregations("documents", DISTINCT)));

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

  private final PlanQueries queries = new PlanQueries();
  private final ElasticFields fields = new ElasticFields();
  private ElasticConnection connection;
  private volatile boolean sound;
  private volatile List<String> laws;

  @PostConstruct
  void open() {
    connection = new ElasticConnection(hosts, user, password, Duration.parse(timeout));
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
    refresh(alias);
    List<FieldValue> values = keys.stream().map(FieldValue::of).toList();
    SearchResponse<Void> found =
        search(
            SearchRequest.of(
                s ->
                    s.index(alias)
                        .size(MOST_HITS)
                        .query(q -> q.terms(t -> t.field(Fields.KEY).terms(v -> v.value(values))))
                        .source(source -> source.fetch(false))),
            Void.class);
    Map<String, String> passages = new HashMap<>();
    found.hits().hits().forEach(hit -> passages.put(hit.id(), keyOf(hit.id())));
    return passages;
  }

  private static String keyOf(String id) {
    return id.substring(0, id.lastIndexOf('#'));
  }

  private static int placeOf(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('#') + 1));
  }

  private void refresh(String index) {
    asked(client -> client.indices().refresh(r -> r.index(index)));
  }

  private void written() {
    refresh(alias);
    laws = null;
  }

  @Override
  public synchronized void rebuild(Iterable<SearchDocument> documents) {
    String fresh = alias + "-" + Long.toString(clock.millis(), 36);
    create(fresh);
    BulkWriter bulk = new BulkWriter(connection, fresh);
    documents.forEach(document -> put(bulk, document));
    bulk.flush();
    refresh(fresh);
    copy(fresh);
    asked(
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
    sound = true;
    laws = null;
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
        throw refused(e);
      }
    }
  }

  /**
   * Copies the finished shards to other nodes, if there are any. A copy that were fed along with
   * its shard would keep stale passages of its recovery, and those count when words are weighed:
   * the same question would be ranked otherwise by each copy.
   */
  private void copy(String index) {
    asked(
        client ->
            client
                .indices()
                .putSettings(p -> p.index(index).settings(s -> s.autoExpandReplicas(COPIES))));
    for (int waited = 0; waited < LONGEST_COPYING && !copied(index); waited += COPYING_PAUSE) {
      ElasticConnection.pause(COPYING_PAUSE);
    }
  }

  private boolean copied(String index) {
    return asked(client -> client.cluster().health(h -> h.index(index))).status()
        == HealthStatus.Green;
  }

  /** Indexes that an earlier rebuild left behind, whole or half. */
  private void dropAllBut(String current) {
    List<String> others =
        asked(client -> client.indices().get(g -> g.index(alias + "-*"))).result().keySet().stream()
            .filter(name -> !name.equals(current))
            .toList();
    if (!others.isEmpty()) {
      asked(client -> client.indices().delete(d -> d.index(others).ignoreUnavailable(true)));
    }
  }

  @Override
  public IndexAnswer query(
      SearchPlan plan, SearchFilter filter, int first, int limit, boolean counted) {
    Map<String, Aggregation> counts = counted ? COUNTS : Map.of();
    Query wanted = ElasticQueries.of(queries.first(plan, filter, laws(plan)));
    Found found = found(wanted, plan, RankedPassage.DEPTH, counts);
    if (found.passages().isEmpty()) {
      wanted = ElasticQueries.of(queries.last(plan, filter));
      found = found(wanted, plan, RankedPassage.DEPTH, counts);
    }
    long total = counted ? documents(found.counts()) : 0;
    Found ranked = found;
    List<RankedPassage<String>> chosen = chosen(ranked, first, limit);
    boolean cut = ranked.passages().size() == RankedPassage.DEPTH;
    if (chosen.size() < limit && cut) {
      ranked = found(wanted, plan, PlanQueries.DEPTH, Map.of());
      chosen = chosen(ranked, first, limit);
      cut = false;
    }
    return new IndexAnswer(
        fetched(chosen),
        total,
        cut ? total : documents(ranked),
        counted ? facets(found.counts()) : Map.of());
  }

  private static long documents(Found ranked) {
    return ranked.passages().stream().map(RankedPassage::key).distinct().count();
  }

  /** Passages after both stages and the prior, with what was counted. */
  private record Found(List<RankedPassage<String>> passages, Map<String, Aggregate> counts) {}

  private Found found(Query wanted, SearchPlan plan, int size, Map<String, Aggregation> counts) {
    return shards == 1 ? onOneShard(wanted, plan, size, counts) : onMany(wanted, plan, counts);
  }

  private List<String> laws(SearchPlan plan) {
    if (plan.law().isEmpty()) {
      return List.of();
    }
    List<String> known = laws;
    if (known == null) {
      known =
          search(
                  SearchRequest.of(
                      s ->
                          s.index(alias)
                              .size(0)
                              .aggregations(
                                  "laws", a -> a.terms(t -> t.field(Fields.LAW).size(MOST_LAWS)))),
                  Void.class)
              .aggregations()
              .get("laws")
              .sterms()
              .buckets()
              .array()
              .stream()
              .map(bucket -> bucket.key().stringValue())
              .toList();
      laws = known;
    }
    return LawNames.meant(plan.law(), known);
  }

  private Found onOneShard(
      Query wanted, SearchPlan plan, int size, Map<String, Aggregation> counts) {
    Query second = ElasticQueries.of(queries.second(plan));
    Query prior =
        Query.of(
            q ->
                q.functionScore(
                    f ->
                        f.query(all -> all.matchAll(m -> m))
                            .functions(
                                one -> one.fieldValueFactor(v -> v.field(Fields.PRIOR).missing(1d)))
                            .boostMode(FunctionBoostMode.Replace)));
    SearchResponse<Void> answer =
        search(
            SearchRequest.of(
                s ->
                    s.index(alias)
                        .preference(way(plan))
                        .allowPartialSearchResults(false)
                        .size(size)
                        .trackTotalHits(track -> track.enabled(false))
                        .query(wanted)
                        .rescore(
                            rescore(second, PlanQueries.UNIGRAM_WEIGHT, ScoreMode.Total),
                            rescore(prior, 1, ScoreMode.Multiply))
                        .source(source -> source.fetch(false))
                        .docvalueFields(d -> d.field(Fields.WORK))
                        .aggregations(counts)),
            Void.class);
    List<RankedPassage<String>> passages = new ArrayList<>();
    for (Hit<Void> hit : answer.hits().hits()) {
      passages.add(ranked(hit, hit.score()));
    }
    return new Found(passages, answer.aggregations());
  }

  /**
   * A shard would rescore the best of its own, not of all; so the stages are two requests: the best
   * of all shards, then the second stage over exactly those.
   */
  private Found onMany(Query wanted, SearchPlan plan, Map<String, Aggregation> counts) {
    SearchResponse<Void> best = stage(wanted, plan, counts);
    List<String> ids = best.hits().hits().stream().map(Hit::id).toList();
    Query second =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.must(ElasticQueries.of(queries.second(plan)))
                            .filter(f -> f.ids(i -> i.values(ids)))));
    Map<String, Double> more = new HashMap<>();
    if (!ids.isEmpty()) {
      stage(second, plan, Map.of()).hits().hits().forEach(hit -> more.put(hit.id(), hit.score()));
    }
    List<RankedPassage<String>> passages = new ArrayList<>();
    for (Hit<Void> hit : best.hits().hits()) {
      double prior = hit.fields().get(Fields.PRIOR).to(double[].class)[0];
      double score = hit.score() + PlanQueries.UNIGRAM_WEIGHT * more.getOrDefault(hit.id(), 0d);
      passages.add(ranked(hit, score * prior));
    }
    return new Found(passages, best.aggregations());
  }

  private SearchResponse<Void> stage(
      Query query, SearchPlan plan, Map<String, Aggregation> counts) {
    return search(
        SearchRequest.of(
            s ->
                s.index(alias)
                    .preference(way(plan))
                    .searchType(SearchType.DfsQueryThenFetch)
                    .allowPartialSearchResults(false)
                    .size(PlanQueries.DEPTH)
                    .trackTotalHits(track -> track.enabled(false))
                    .query(query)
                    .source(source -> source.fetch(false))
                    .docvalueFields(d -> d.field(Fields.WORK))
                    .docvalueFields(d -> d.field(Fields.PRIOR))
                    .aggregations(counts)),
        Void.class);
  }

  /**
   * Which copies answer: the same for all stages and pages of a question, so that its results never
   * change places; others where one is away.
   */
  private static String way(SearchPlan plan) {
    return "way" + Math.floorMod(plan.folded().hashCode(), WAYS);
  }

  private static RankedPassage<String> ranked(Hit<Void> hit, double score) {
    String work = hit.fields().get(Fields.WORK).to(String[].class)[0];
    return new RankedPassage<>(hit.id(), score, keyOf(hit.id()), work, placeOf(hit.id()));
  }

  private static Rescore rescore(Query query, double weight, ScoreMode mode) {
    return Rescore.of(
        r ->
            r.windowSize(PlanQueries.DEPTH)
                .query(
                    q ->
                        q.query(query).queryWeight(1d).rescoreQueryWeight(weight).scoreMode(mode)));
  }

  private <T> SearchResponse<T> search(SearchRequest request, Class<T> type) {
    return asked(client -> client.search(request, type));
  }

  /**
   * A call to an index that should be there. Whatever the cluster has against it, visitors get the
   * plain notice and the outbox waits; where the index is gone, the next round makes it anew.
   */
  private <T> T asked(ElasticConnection.Call<T> call) {
    try {
      return connection.call(call);
    } catch (ElasticsearchException e) {
      throw refused(e);
    }
  }

  private SearchUnavailable refused(ElasticsearchException e) {
    if (e.status() == NOT_FOUND) {
      sound = false;
    } else {
      LOG.log(Level.WARNING, "the search cluster refuses a call: {0}", e.getMessage());
    }
    return new SearchUnavailable(e);
  }

  /** The best passage of each document. */
  private static List<RankedPassage<String>> chosen(Found found, int first, int limit) {
    Set<String> documents = new HashSet<>();
    List<RankedPassage<String>> chosen = new ArrayList<>();
    for (RankedPassage<String> passage : RankedPassage.best(found.passages())) {
      if (documents.size() >= first + limit) {
        break;
      }
      if (documents.add(passage.key()) && documents.size() > first) {
        chosen.add(passage);
      }
    }
    return chosen;
  }

  /** With what is shown of them; one that was removed a moment ago is left out. */
  private List<IndexedPassage> fetched(List<RankedPassage<String>> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    List<MultiGetOperation> wanted =
        chosen.stream()
            .map(
                passage ->
                    MultiGetOperation.of(
                        m -> m.index(alias).id(passage.at()).routing(passage.key())))
            .toList();
    List<MultiGetResponseItem<PassageSource>> found =
        asked(
                client ->
                    client.mget(
                        m -> m.docs(wanted).sourceIncludes(ElasticFields.SHOWN),
                        PassageSource.class))
            .docs();
    List<IndexedPassage> passages = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isResult() && found.get(i).result().source() != null) {
        passages.add(found.get(i).result().source().passage(chosen.get(i).score()));
      }
    }
    return passages;
  }

  private static long documents(Map<String, Aggregate> counts) {
    return counts.get("documents").cardinality().value();
  }

  private static Map<String, List<FacetCount>> facets(Map<String, Aggregate> counts) {
    Map<String, List<FacetCount>> byName = new TreeMap<>();
    for (StringTermsBucket bucket : counts.get("facets").sterms().buckets().array()) {
      String facet = bucket.key().stringValue();
      int colon = facet.indexOf(':');
      byName
          .computeIfAbsent(facet.substring(0, colon), name -> new ArrayList<>())
          .add(new FacetCount(facet.substring(colon + 1), documents(bucket.aggregations())));
    }
    byName
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparingLong(FacetCount::count)
                        .reversed()
                        .thenComparing(FacetCount::value)));
    return byName;
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
    return search(
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
    search(
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
    return fetched(List.of(new RankedPassage<>(key + "#0", 0, key, "", 0))).stream().findFirst();
  }

  @Override
  public long count() {
    return asked(
        client ->
            client
                .count(c -> c.index(alias).query(q -> q.term(t -> t.field(Fields.HEAD).value("1"))))
                .count());
  }

  /** Asks the cluster until it is sound once; a search that misses the index asks again. */
  @Override
  public boolean wantsRebuild() {
    if (sound) {
      return false;
    }
    sound =
        asked(client -> client.indices().existsAlias(e -> e.name(alias)).value())
            && asked(client -> client.indices().getMapping(g -> g.index(alias)))
                .result()
                .values()
                .stream()
                .allMatch(
                    index ->
                        index.mappings().meta().containsKey("format")
                            && ElasticFields.FORMAT.equals(
                                index.mappings().meta().get("format").to(String.class)));
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
