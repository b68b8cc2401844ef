package cn.shenhe.portal.training.booking;

import java.time.Instant;

/**
 * Somebody with an account visited a base. Fired as a CDI event in the transaction of the check-in,
 * once per booking.
 *
 * @param person public id of the account
 * @param booking public id of the booking
 * @param base name of the base
 * @param programme title of the programme
 * @param minutes how long the programme takes
 * @param startedAt when the session begins
 * @param thereAt when they were there: at the check-in, or at the beginning if that was earlier
 */
public record VisitAttended(
    String person,
    String booking,
    String base,
    String programme,
    int minutes,
    Instant startedAt,
    Instant thereAt) {}
