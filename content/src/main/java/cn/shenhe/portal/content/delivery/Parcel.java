package cn.shenhe.portal.content.delivery;

import java.time.Instant;

/**
 * A letter in the hands of a courier.
 *
 * @param key the same at every try: stations that know such a thing (Message-ID, idempotency keys)
 *     recognise a repetition by it
 * @param topic what it is about (a warning's public id), or null
 * @param unsubscribeUrl for one-click unsubscribing, or null for letters one cannot be rid of
 * @param attempt 1 at the first try
 */
public record Parcel(
    String key,
    Channel channel,
    Lane lane,
    String recipient,
    String host,
    String subject,
    String text,
    String html,
    Attachment attachment,
    String topic,
    String unsubscribeUrl,
    Instant notAfter,
    int attempt) {}
