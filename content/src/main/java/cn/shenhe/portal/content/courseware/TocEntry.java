package cn.shenhe.portal.content.courseware;

/**
 * A line of an article's table of contents.
 *
 * @param level 2 or 3
 * @param anchor id of the heading
 * @param text of the heading
 */
public record TocEntry(int level, String anchor, String text) {}
