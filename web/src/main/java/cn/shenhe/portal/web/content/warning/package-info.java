/**
 * Pages, feeds and REST of the warnings.
 *
 * <p>Owns how warnings look; must not contain rules of what is shown: those are in {@code
 * content.warning}. Start at {@link cn.shenhe.portal.web.content.warning.WarningsView}. May import
 * {@code content.warning}, {@code web.rest} and {@code web.shell}.
 */
package cn.shenhe.portal.web.content.warning;
