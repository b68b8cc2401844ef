package cn.shenhe.portal.content.search;

import java.util.Collection;
import java.util.List;

/**
 * The engine behind the search. Documents are replaced as a whole; what was handed in is found as
 * soon as the call returns, and survives a crash.
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
  IndexAnswer query(SearchPlan plan, SearchFilter filter, int first, int limit);

  /** Titles of all documents, for suggestions; at most 20,000. */
  List<String> titles();

  /** Whether these two neighbouring characters occur anywhere. */
  boolean knows(String bigram);

  /** Documents in the index. */
  long count();

  /** True when the index was missing or damaged and has been emptied: it wants a rebuild. */
  boolean wantsRebuild();
}
