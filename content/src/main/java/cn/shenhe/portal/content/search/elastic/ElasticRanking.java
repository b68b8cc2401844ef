package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.FacetCount;
import cn.shenhe.portal.content.search.IndexAnswer;
import cn.shenhe.portal.content.search.IndexedPassage;
import cn.shenhe.portal.content.search.LawNames;
import cn.shenhe.portal.content.search.SearchFilter;
import cn.shenhe.portal.content.search.SearchIndex;
import cn.shenhe.portal.content.search.SearchPlan;
import cn.shenhe.portal.content.search.lucene.Fields;
import cn.shenhe.portal.content.search.lucene.PlanQueries;
import cn.shenhe.portal.content.search.lucene.RankedPassage;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.Rescore;
import co.elastic.clients.elasticsearch.core.search.ScoreMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Answers of the cluster, ranked in the stages of the embedded engine: the best by their pairs of
 * characters, those weighed again by single ones and the prior, then the passages of one work
 * vouching for one another.
 */
final class ElasticRanking {

  private static final int MOST_LAWS = 10_000;

  /** Where another server feeds the index, nobody says that a law came. */
  private static final Duration FRESH_LAWS = Duration.ofMinutes(5);

  private static final int MOST_FACETS = 200;

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

  /** The same, and how many documents the passages that one shard ranks belong to. */
  private static final Map<String, Aggregation> COUNTS_OF_ONE_SHARD =
      Map.of(
          "documents",
          DISTINCT,
          "facets",
          COUNTS.get("facets"),
          "ranked",
          Aggregation.of(
              a ->
                  a.sampler(s -> s.shardSize(PlanQueries.DEPTH))
                      .aggregations("documents", DISTINCT)));

  private final ElasticCalls calls;
  private final int shards;
  private final PlanQueries queries = new PlanQueries();
  private final InstantSource clock;
  private volatile Laws laws;

  /** Names of the laws in the index at a moment. */
  private record Laws(Instant at, List<String> names) {}

  ElasticRanking(ElasticCalls calls, int shards, InstantSource clock) {
    this.calls = calls;
    this.shards = shards;
    this.clock = clock;
  }

  /** The index has changed. */
  void forgetLaws() {
    laws = null;
  }

  /** As {@link SearchIndex#query}. */
  IndexAnswer query(SearchPlan plan, SearchFilter filter, int first, int limit, boolean counted) {
    Map<String, Aggregation> counts = shards == 1 ? COUNTS_OF_ONE_SHARD : COUNTS;
    counts = counted ? counts : Map.of();
    Query wanted = ElasticQueries.of(queries.first(plan, filter, laws(plan)));
    Found found = found(wanted, plan, RankedPassage.DEPTH, counts);
    if (found.passages().isEmpty()) {
      wanted = ElasticQueries.of(queries.last(plan, filter));
      found = found(wanted, plan, RankedPassage.DEPTH, counts);
    }
    Found ranked = found;
    List<RankedPassage<String>> chosen = chosen(ranked, first, limit);
    // Of one shard no more are fetched at first; of many all that are ranked.
    boolean cut = shards == 1 && ranked.passages().size() == RankedPassage.DEPTH;
    if (chosen.size() < limit && cut) {
      ranked = found(wanted, plan, PlanQueries.DEPTH, Map.of());
      chosen = chosen(ranked, first, limit);
      cut = false;
    }
    List<IndexedPassage> passages = fetched(chosen);
    if (!counted) {
      return new IndexAnswer(passages, 0, 0, Map.of());
    }
    long reachable =
        cut ? documents(found.counts().get("ranked").sampler().aggregations()) : documents(ranked);
    return new IndexAnswer(passages, documents(found.counts()), reachable, facets(found.counts()));
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
    Laws known = laws;
    Instant now = clock.instant();
    if (known == null || Duration.between(known.at(), now).compareTo(FRESH_LAWS) > 0) {
      known = new Laws(now, names());
      laws = known;
    }
    return LawNames.meant(plan.law(), known.names());
  }

  private List<String> names() {
    return calls
        .search(
            SearchRequest.of(
                s ->
                    s.index(calls.alias())
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
        calls.search(
            SearchRequest.of(
                s ->
                    s.index(calls.alias())
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
    return calls.search(
        SearchRequest.of(
            s ->
                s.index(calls.alias())
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
    return new RankedPassage<>(
        hit.id(), score, ElasticCalls.keyOf(hit.id()), work, placeOf(hit.id()));
  }

  private static Rescore rescore(Query query, double weight, ScoreMode mode) {
    return Rescore.of(
        r ->
            r.windowSize(PlanQueries.DEPTH)
                .query(
                    q ->
                        q.query(query).queryWeight(1d).rescoreQueryWeight(weight).scoreMode(mode)));
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
  List<IndexedPassage> fetched(List<RankedPassage<String>> chosen) {
    if (chosen.isEmpty()) {
      return List.of();
    }
    List<MultiGetOperation> wanted =
        chosen.stream()
            .map(
                passage ->
                    MultiGetOperation.of(
                        m -> m.index(calls.alias()).id(passage.at()).routing(passage.key())))
            .toList();
    List<MultiGetResponseItem<PassageSource>> found =
        calls
            .asked(
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

  private static int placeOf(String id) {
    return Integer.parseInt(id.substring(id.lastIndexOf('#') + 1));
  }
}
