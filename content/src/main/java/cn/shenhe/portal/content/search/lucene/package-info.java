/**
 * The search engine inside the portal: Lucene in the data directory, no other process.
 *
 * <p>Owns the fields of the index, their analysers, the two-stage ranking and the index's life on
 * disk. Must not contain anything about features or pages. Start at {@link
 * cn.shenhe.portal.content.search.lucene.LuceneIndex}. May import {@code content.search} and
 * Lucene.
 */
package cn.shenhe.portal.content.search.lucene;
