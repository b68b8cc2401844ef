package cn.shenhe.portal.content.shelter;

import java.time.Instant;

/**
 * A shelter was opened, filled, closed or stood down. Missing from a file makes no notice.
 *
 * @param publicId of the shelter
 */
public record StatusNotice(
    String publicId, String name, Instant at, ShelterStatus status, Integer occupancy) {}
