package cn.shenhe.portal.exambank.grading;

import java.time.LocalDate;

/**
 * A result became known, or a known one changed. Fired in the transaction of the change, every time
 * anew; what follows from it must be the same however often it is told.
 *
 * @param result public id
 * @param person public id of the account
 * @param title what was examined
 * @param passed whether everything that belongs to the examination is passed
 * @param validUntil last day a pass counts, Beijing time; null when no rule says
 * @param reason why it changed, for people
 */
public record ResultSettled(
    String result,
    String person,
    String personName,
    String title,
    boolean passed,
    LocalDate validUntil,
    String reason) {}
