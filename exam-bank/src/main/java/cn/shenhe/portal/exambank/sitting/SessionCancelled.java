package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;

/**
 * A session in which a person had a place will not be held.
 *
 * @param person public id of the account
 * @param opensAt when it would have begun
 */
public record SessionCancelled(
    String session, String title, Instant opensAt, String reason, String person) {}
