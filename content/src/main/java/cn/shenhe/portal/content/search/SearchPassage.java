package cn.shenhe.portal.content.search;

/**
 * A stretch of a document the search can answer with.
 *
 * @param heading plain text, empty for the beginning
 * @param anchor id of the heading on the document's page, empty for the beginning; {@code art-27}
 *     for an article of a law
 * @param text plain text
 */
public record SearchPassage(String heading, String anchor, String text) {}
