/**
 * Pages of knowledge contests: rules and entering, answering, results, boards; and subscribing to
 * news of campaigns.
 *
 * <p>Owns page beans, the addresses forms are posted to, and the cookie that remembers an entry.
 * Must not contain rules of contests. Start at {@code ContestView}. May import {@code
 * training.contest}, {@code training.digest}, {@code content.shelter} (names of streets) and the
 * shell.
 */
package cn.shenhe.portal.web.training.contest;
