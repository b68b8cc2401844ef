/**
 * The frame of every page: design assets, display state (size, contrast, elder version), header,
 * footer, home page, error pages.
 *
 * <p>Must not contain anything of one feature. Start at {@code Assets} and the templates in {@code
 * WEB-INF/templates}. May import Faces, Servlet and the boundaries shown on the home page.
 */
package cn.shenhe.portal.web.shell;
