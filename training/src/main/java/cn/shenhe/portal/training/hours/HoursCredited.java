package cn.shenhe.portal.training.hours;

import java.time.Instant;

/**
 * A person got learning time credited; fired inside the transaction.
 *
 * @param person public id of the account
 * @param piece key of the piece
 * @param finished whether the piece counts as learned from this moment on; true once a year
 * @param creditedSeconds credited for the piece this year, all in all
 */
public record HoursCredited(
    String person,
    String piece,
    String title,
    boolean finished,
    long creditedSeconds,
    Instant at) {}
