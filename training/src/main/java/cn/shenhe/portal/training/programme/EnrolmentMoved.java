package cn.shenhe.portal.training.programme;

import java.time.Instant;

/**
 * Somebody with an account was enrolled, or has completed a programme; fired inside the
 * transaction.
 *
 * @param person public id of the account
 * @param enrolment public id
 * @param code of the programme
 */
public record EnrolmentMoved(
    String person, String enrolment, String code, String title, boolean completed, Instant at) {}
