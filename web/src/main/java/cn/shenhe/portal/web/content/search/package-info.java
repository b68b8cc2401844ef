/**
 * The search on the screen and on the wire: {@code /search/search}, {@code /api/v1/search}, {@code
 * /api/v1/suggestions} and the description for browsers.
 *
 * <p>Owns addresses of searches and filters. Must not contain anything about ranking: that is in
 * {@code content.search}. Start at {@link cn.shenhe.portal.web.content.search.SearchView}. May
 * import {@code content.search}, {@code web.shell}, {@code web.start}, Faces, Servlet and JAX-RS.
 */
package cn.shenhe.portal.web.content.search;
