package cn.shenhe.portal.content.delivery;

/**
 * A letter with its words.
 *
 * @param attachmentName null when it has none
 */
public record LetterDetail(
    LetterRow row, String text, String unsubscribeUrl, String attachmentName) {}
