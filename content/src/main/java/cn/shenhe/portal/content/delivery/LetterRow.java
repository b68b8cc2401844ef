package cn.shenhe.portal.content.delivery;

import java.time.Instant;

/**
 * A letter as staff sees it.
 *
 * @param deferred it was held back for quiet hours or until its time
 * @param attempts tries so far
 * @param finishedAt when its state became final, or null
 * @param arrivedAt when the recipient was said to have it, or null: few stations say so
 * @param problem what the last try met; may be empty
 * @param topic the warning it is about, or null
 * @param revision of the warning, or null
 */
public record LetterRow(
    String key,
    Channel channel,
    Lane lane,
    String recipient,
    String subject,
    LetterState state,
    boolean deferred,
    int attempts,
    Instant createdAt,
    Instant dueAt,
    Instant finishedAt,
    Instant arrivedAt,
    String problem,
    String topic,
    Integer revision) {}
