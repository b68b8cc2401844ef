/**
 * Subscribing to warnings, and the duty officer's view of who was told.
 *
 * <p>Owns the pages of a subscription, one-click unsubscribing (RFC 8058), the browser's way to Web
 * Push, relay lists and the answer to "why". Must not contain rules of who is told: those are in
 * {@code content.notice}. Start at {@link cn.shenhe.portal.web.content.notice.SubscribeView}. May
 * import {@code content.notice}, {@code content.warning}, {@code web.rest} and {@code web.shell}.
 */
package cn.shenhe.portal.web.content.notice;
