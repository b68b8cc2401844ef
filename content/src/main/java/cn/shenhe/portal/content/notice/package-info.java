/**
 * Telling people of warnings: who wants to know what, whom a warning concerns, and why somebody was
 * or was not told.
 *
 * <p>Owns subscriptions without an account, the relay lists of grid and community staff, and the
 * fan-out of a warning into the ledger. Must not contain how letters travel ({@code
 * content.delivery}) nor what holds ({@code content.warning}). Start at {@link
 * cn.shenhe.portal.content.notice.Subscriptions} (people) and {@link
 * cn.shenhe.portal.content.notice.Notices} (the fan-out). May import {@code content.warning}, its
 * {@code area}, and {@code content.delivery}.
 */
package cn.shenhe.portal.content.notice;
