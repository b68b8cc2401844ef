package cn.shenhe.portal.content.notice;

import cn.shenhe.portal.content.delivery.Channel;
import java.time.Instant;

/**
 * A subscription as its owner sees it, and staff without the token.
 *
 * @param recipient as typed; {@code -} after the end
 * @param list name of the relay list, or null
 * @param person of the relay list, or null
 */
public record SubscriptionRow(
    String id,
    String token,
    Channel channel,
    String recipient,
    SubscriptionState state,
    String placeName,
    Wishes wishes,
    String list,
    String person,
    Instant createdAt,
    Instant confirmedAt,
    Instant endedAt) {}
