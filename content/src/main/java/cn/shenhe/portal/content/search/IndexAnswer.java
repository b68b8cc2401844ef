package cn.shenhe.portal.content.search;

import java.util.List;
import java.util.Map;

/**
 * What an engine found.
 *
 * @param passages the best passage of each document, best first
 * @param total documents found
 * @param facets by name, each with the most frequent first
 */
public record IndexAnswer(
    List<IndexedPassage> passages, long total, Map<String, List<FacetCount>> facets) {}
