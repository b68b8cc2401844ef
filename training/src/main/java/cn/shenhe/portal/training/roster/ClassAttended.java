package cn.shenhe.portal.training.roster;

import java.time.Instant;

/**
 * The enterprise recorded that somebody with an account attended a training, or took that back;
 * fired inside the transaction.
 *
 * @param person public id of the account
 * @param training public id
 * @param score of 100; null without
 */
public record ClassAttended(
    String person,
    String training,
    String title,
    int minutes,
    ClassResult result,
    Integer score,
    Instant endedAt,
    boolean cancelled) {}
