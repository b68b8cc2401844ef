package cn.shenhe.portal.content.courseware;

import java.util.List;

/**
 * A collection in a readers' list.
 *
 * @param lessons slugs in the order they should be read
 */
public record CollectionRow(String slug, String title, String summary, List<String> lessons) {}
