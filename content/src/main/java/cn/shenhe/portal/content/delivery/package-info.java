/**
 * Letters to people: mail, text message, WeChat, webhook and Web Push, through one ledger.
 *
 * <p>Owns the ledger (what is to be told to whom, once), its draining with retries, and the border
 * to the technologies that carry letters ({@link cn.shenhe.portal.content.delivery.Courier}). Must
 * not contain what letters say or who gets them: that belongs to the features. Start at {@link
 * cn.shenhe.portal.content.delivery.Delivery}. May import the base of the module only.
 */
package cn.shenhe.portal.content.delivery;
