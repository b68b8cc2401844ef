package cn.shenhe.portal.exambank;

/**
 * A deciding act was done in this module (published, approved, revoked …). Fired as a CDI event
 * inside the transaction of the act; the audit log adds who and when.
 *
 * @param act what was done, {@code feature.verb-past}, for example {@code warning.accepted}
 * @param subject public id of the thing it was done to
 * @param detail a few words more, without personal data; may be empty
 */
public record ExamBankAct(String act, String subject, String detail) {}
