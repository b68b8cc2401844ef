package cn.shenhe.portal.content.search;

import java.util.List;
import java.util.Map;

/**
 * What an engine found.
 *
 * @param passages the best passage of each document, best first
 * @param total documents found
 * @param reachable documents one can leaf to, at most; fewer than the total where more passages
 *     match than are ranked
 * @param facets by name, each with the most frequent first
 */
public record IndexAnswer(
    List<IndexedPassage> passages,
    long total,
    long reachable,
    Map<String, List<FacetCount>> facets) {}
