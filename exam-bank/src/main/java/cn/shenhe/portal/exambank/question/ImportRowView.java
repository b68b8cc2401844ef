package cn.shenhe.portal.exambank.question;

/**
 * A row of an import as listed.
 *
 * @param reason key of the reason; empty if accepted
 * @param detail what the reason speaks of
 * @param remarks keys of repairs, separated by commas
 * @param otherQuestionId public id of the question it is like; null if none
 * @param questionId public id of the question it became; null if it did not
 */
public record ImportRowView(
    int number,
    String place,
    String code,
    String summary,
    RowVerdict verdict,
    String reason,
    String detail,
    String remarks,
    String otherQuestionId,
    String questionId) {}
