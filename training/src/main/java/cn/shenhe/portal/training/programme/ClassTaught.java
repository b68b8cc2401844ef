package cn.shenhe.portal.training.programme;

import java.time.Instant;

/**
 * Staff recorded that somebody attended a class, or took that back; fired inside the transaction.
 *
 * @param person public id of the account
 * @param taught public id of the class
 * @param title of the programme it counts for
 * @param cancelled whether the record was taken back
 */
public record ClassTaught(
    String person,
    String taught,
    String title,
    int minutes,
    TaughtResult result,
    Instant endedAt,
    boolean cancelled) {}
