package cn.shenhe.portal.content.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The engine behind the search. Documents are replaced as a whole; what was handed in is found as
 * soon as the call returns, and survives a crash. Any call may fail with {@link SearchUnavailable};
 * a write that failed may be repeated and then leaves the same state as one that did not.
 */
public interface SearchIndex {

  /** Adds the documents, or replaces those of the same key. */
  void index(Collection<SearchDocument> documents);

  /** Removes the documents of these keys, as far as they are there. */
  void delete(Collection<String> keys);

  /** Replaces everything; the old content is found until the new is complete. */
  void rebuild(Iterable<SearchDocument> documents);

  /**
   * Documents that match, best first.
   *
   * @param first how many documents to skip, 0–1,000
   * @param limit 1–100
   */
  default IndexAnswer query(SearchPlan plan, SearchFilter filter, int first, int limit) {
    return query(plan, filter, first, limit, true);
  }

  /**
   * The same.
   *
   * @param counted whether total and facets are wanted; without them the answer is quicker, the
   *     total 0 and the facets empty
   */
  IndexAnswer query(SearchPlan plan, SearchFilter filter, int first, int limit, boolean counted);

  /** Titles of all documents, for suggestions; at most 20,000. */
  List<String> titles();

  /** Those of the pairs of neighbouring characters that occur anywhere; at most 100 are asked. */
  Set<String> known(Collection<String> bigrams);

  /** The beginning of the document of this key, if it is there. */
  Optional<IndexedPassage> head(String key);

  /** Documents in the index. */
  long count();

  /** Keys of documents with their fingerprints, for comparing with the database. */
  Map<String, String> fingerprints();

  /** True when the index is missing, damaged or of another format: it wants a rebuild. */
  boolean wantsRebuild();

  /** What is wrong with the engine, in words for the operator; empty when all is well. */
  Optional<String> problem();
}
