package cn.shenhe.portal.training.activity;

import java.time.Instant;

/**
 * What staff write about an activity.
 *
 * @param id empty for a new one
 * @param campaign public id; of no meaning for one that is there
 * @param street name of the street as in the register
 */
public record ActivityForm(
    String id,
    String campaign,
    ActivityKind kind,
    String title,
    String summary,
    String organiser,
    String contact,
    String street,
    String place,
    Instant start,
    Instant end,
    Instant signUpUntil,
    int capacity) {}
