/**
 * Who may do what on the wire: headers, same-origin check, sign-in mechanism.
 *
 * <p>Must not contain rules about people (those are in {@code training.person}). Start at {@code
 * SecurityHeadersFilter}. May import Servlet, Jakarta Security and the boundaries of {@code
 * training.person}.
 */
package cn.shenhe.portal.web.security;
