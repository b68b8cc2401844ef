package cn.shenhe.portal.content.courseware;

/**
 * What stands under one heading of an article, the unit the search answers with.
 *
 * @param level of the heading, 2–6; 1 for what stands before the first heading
 * @param anchor id of the heading, empty for the beginning
 * @param heading plain text of the heading, empty for the beginning
 * @param text plain text below it, up to the next heading of any level
 */
record Section(int level, String anchor, String heading, String text) {}
