/**
 * Finding: one box over everything the public may read.
 *
 * <p>Owns the query planner, Chinese numbers, pinyin, synonyms, suggestions, the index and the
 * outbox that feeds it. Must not contain anything of the features it finds: they hand their things
 * over through {@link cn.shenhe.portal.content.search.SearchSource} and announce changes through
 * {@link cn.shenhe.portal.content.search.SearchOutbox}. Start at {@link
 * cn.shenhe.portal.content.search.PortalSearch} (asking) and {@link
 * cn.shenhe.portal.content.search.SearchIndexing} (feeding). May import {@code content}, the narrow
 * Jakarta APIs and houbb's pinyin; Lucene only in {@code content.search.lucene}.
 */
package cn.shenhe.portal.content.search;
