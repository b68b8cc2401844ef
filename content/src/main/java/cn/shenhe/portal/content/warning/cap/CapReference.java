package cn.shenhe.portal.content.warning.cap;

import java.time.OffsetDateTime;

/**
 * The name of an earlier message.
 *
 * @param sent null when unreadable. Real senders write the new message's own time here (China's
 *     CMA, 2024), so a chain is followed by sender and identifier.
 */
public record CapReference(String sender, String identifier, OffsetDateTime sent) {}
