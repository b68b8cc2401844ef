/**
 * Mail, and the pages on which staff sees what goes out.
 *
 * <p>Owns the courier for mail (Jakarta Mail lives in this module only), what comes back of it and
 * of the gateways' messages, the outbox, and the demonstration's mailbox. Must not contain what
 * letters say. Start at {@link cn.shenhe.portal.web.content.delivery.MailCourier} and {@link
 * cn.shenhe.portal.web.content.delivery.OutboxView}. May import {@code content.delivery}, {@code
 * web.start} and {@code web.shell}.
 */
package cn.shenhe.portal.web.content.delivery;
