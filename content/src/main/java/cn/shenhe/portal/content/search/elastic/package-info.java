/**
 * The search on an Elasticsearch 8.19 cluster, for portals that run on several machines.
 *
 * <p>Owns the connection, the mapping, the alias and its rebuilds. The queries and the analysers
 * are those of {@code content.search.lucene}, translated clause by clause; words are cut here and
 * sent separated by blanks, so the cluster needs no plugin and ranks as the embedded engine does.
 * Must not contain a rule of ranking of its own. Start at {@link
 * cn.shenhe.portal.content.search.elastic.ElasticIndex}. May import {@code content.search}, {@code
 * content.search.lucene}, Lucene's query classes and the Elasticsearch client.
 */
package cn.shenhe.portal.content.search.elastic;
