/**
 * Text messages and WeChat through an HTTP gateway of the operator.
 *
 * <p>One request per letter: {@code POST <gateway-url>} with {@code Authorization: Bearer <token>}
 * and {@code Content-Type: application/json; charset=UTF-8}, body {@code {"requestId": "…",
 * "channel": "sms|wechat", "to": "…", "text": "…", "urgent": true|false}}. The gateway must keep
 * {@code requestId} for a day and not send twice what has the same one. It answers 2xx when it has
 * taken the message over, or 409 when it had taken it over before; 410, and nothing else, when
 * there is no such recipient: that ends the subscription; 401, 403, 404, 408, 429 or 5xx (with
 * {@code Retry-After} if it likes) when it should be tried again; other 4xx when it never will.
 *
 * <p>What became of a message later it may tell by {@code POST <portal>/api/v1/delivery/receipts}
 * with {@code Authorization: Bearer <portal.delivery.report-token>} and body {@code {"requestId":
 * "…", "status": "arrived|failed|no-such-recipient", "detail": "…"}}: 204 when the letter is known,
 * 404 when not. A recipient that does not exist gets no more messages.
 *
 * <p>Must not contain anything about warnings. Start at {@link
 * cn.shenhe.portal.content.delivery.gateway.SmsCourier}. May import {@code content.delivery}.
 */
package cn.shenhe.portal.content.delivery.gateway;
