package cn.shenhe.portal.content.shelter;

import java.time.Instant;

/**
 * One line of a shelter's history.
 *
 * @param kind IMPORTED, UNDONE, STATUS, COUNTED or CORRECTED
 * @param occupancy persons inside; null when not counted
 * @param note words of the staff, possibly empty
 */
public record ShelterChange(
    Instant at, String kind, ShelterStatus status, Integer occupancy, String note) {}
