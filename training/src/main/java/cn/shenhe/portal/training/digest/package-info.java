/**
 * News of campaigns for those who asked for it, and reminders of drills.
 *
 * <p>Owns subscriptions to the digest: a mail address whose owner said yes, apart from those for
 * warnings ({@code content.notice}), and ended by whoever has the token. Must not contain how
 * letters travel ({@code content.delivery}). Start at {@link
 * cn.shenhe.portal.training.digest.Digests}. May import {@code training.campaign} (its acts) and
 * {@code content.delivery}.
 */
package cn.shenhe.portal.training.digest;
