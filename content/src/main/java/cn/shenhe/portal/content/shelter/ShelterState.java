package cn.shenhe.portal.content.shelter;

import java.time.Instant;

/**
 * A shelter as it stood at one moment.
 *
 * @param publicId opaque public id
 * @param sheet what was known
 * @param status whether people were received
 * @param occupancy persons inside; null when not counted
 * @param statusSince since when the status and occupancy hold
 * @param lastSeen when the source that feeds this shelter last mentioned it; null when it comes
 *     from no feed
 * @param unlisted whether the newest complete list of that source no longer names it; that closes
 *     nothing
 * @param demo a fictional row of the demonstration
 */
public record ShelterState(
    String publicId,
    ShelterSheet sheet,
    ShelterStatus status,
    Integer occupancy,
    Instant statusSince,
    Instant lastSeen,
    boolean unlisted,
    boolean demo) {}
