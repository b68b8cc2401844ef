package cn.shenhe.portal.content.search;

import java.util.List;
import java.util.Map;

/**
 * One page of results.
 *
 * @param hits at most {@link PortalSearch#PAGE}
 * @param total documents found
 * @param page from 1
 * @param pages at most {@link PortalSearch#PAGES}
 * @param facets by name: kind, topic, audience, industry, year
 * @param didYouMean another question, or empty
 */
public record SearchAnswer(
    List<SearchHit> hits,
    long total,
    int page,
    int pages,
    Map<String, List<FacetCount>> facets,
    String didYouMean) {}
