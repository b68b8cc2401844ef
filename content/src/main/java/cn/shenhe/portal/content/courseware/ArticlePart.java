package cn.shenhe.portal.content.courseware;

/**
 * A stretch of an article: safe HTML, or one figure.
 *
 * @param html empty when it is a figure
 * @param figure null when it is HTML
 */
public record ArticlePart(String html, MediaFigure figure) {}
