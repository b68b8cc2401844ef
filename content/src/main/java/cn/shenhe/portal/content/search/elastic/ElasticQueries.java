package cn.shenhe.portal.content.search.elastic;

import cn.shenhe.portal.content.search.lucene.PlanQueries;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.TermQuery;

/** Lucene's queries of a plan in the words of Elasticsearch, clause by clause. */
final class ElasticQueries {

  /**
   * Elasticsearch's BM25 leaves the factor k1 + 1 in that Lucene dropped in version 8; constant
   * scores have to follow it.
   */
  private static final float CONSTANT = PlanQueries.K1 + 1;

  private ElasticQueries() {}

  /**
   * @throws IllegalArgumentException for a kind of query that the planner does not use
   */
  static Query of(org.apache.lucene.search.Query lucene) {
    return of(lucene, 1);
  }

  private static Query of(org.apache.lucene.search.Query lucene, float boost) {
    if (lucene instanceof BoostQuery boosted) {
      return of(boosted.getQuery(), boost * boosted.getBoost());
    } else if (lucene instanceof TermQuery word) {
      return Query.of(
          q ->
              q.term(
                  t -> t.field(word.getTerm().field()).value(word.getTerm().text()).boost(boost)));
    } else if (lucene instanceof ConstantScoreQuery constant) {
      return Query.of(
          q -> q.constantScore(c -> c.filter(of(constant.getQuery(), 1)).boost(boost * CONSTANT)));
    } else if (lucene instanceof BooleanQuery clauses) {
      return clauses.clauses().isEmpty() ? none() : bool(clauses, boost);
    } else if (lucene instanceof MatchNoDocsQuery) {
      return none();
    }
    throw new IllegalArgumentException(lucene.getClass().getName());
  }

  private static Query none() {
    return Query.of(q -> q.matchNone(none -> none));
  }

  private static Query bool(BooleanQuery lucene, float boost) {
    BoolQuery.Builder bool = new BoolQuery.Builder().boost(boost);
    for (BooleanClause clause : lucene.clauses()) {
      Query inner = of(clause.getQuery(), 1);
      switch (clause.getOccur()) {
        case MUST -> bool.must(inner);
        case FILTER -> bool.filter(inner);
        case SHOULD -> bool.should(inner);
        case MUST_NOT -> bool.mustNot(inner);
      }
    }
    if (lucene.getMinimumNumberShouldMatch() > 0) {
      bool.minimumShouldMatch(Integer.toString(lucene.getMinimumNumberShouldMatch()));
    }
    return bool.build()._toQuery();
  }
}
