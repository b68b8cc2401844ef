/**
 * Web Push: RFC 8030 (delivery), 8188 and 8291 (encryption), 8292 (VAPID), on the JDK alone.
 *
 * <p>Owns the portal's VAPID key. Must not contain what is pushed. Start at {@link
 * cn.shenhe.portal.content.delivery.push.PushCourier}. May import {@code content.delivery}.
 */
package cn.shenhe.portal.content.delivery.push;
