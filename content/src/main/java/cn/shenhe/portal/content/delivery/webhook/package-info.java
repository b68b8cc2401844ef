/**
 * Webhooks: a letter as a signed POST to an address that anybody may have given.
 *
 * <p>The body is signed as "Standard Webhooks" does: {@code Webhook-Id}, {@code Webhook-Timestamp}
 * and {@code Webhook-Signature: v1,<base64 of HMAC-SHA256 over id.timestamp.body>}. The address is
 * resolved once, refused when any of its addresses is not public, and the connection goes to just
 * that address; redirects are not followed. Must not contain anything about warnings. Start at
 * {@link cn.shenhe.portal.content.delivery.webhook.WebhookCourier}. May import {@code
 * content.delivery}.
 */
package cn.shenhe.portal.content.delivery.webhook;
