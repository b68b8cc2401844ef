package cn.shenhe.portal.content.courseware;

/**
 * An article of law a lesson stands on, with the place to read it.
 *
 * @param text as shown
 * @param slug of the law's text in this library, empty when it is not here
 * @param anchor of the article, may be empty
 */
public record LawLink(String text, String slug, String anchor) {}
