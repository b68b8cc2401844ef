package cn.shenhe.portal.content.courseware;

import java.time.Instant;

/**
 * A version of an article as its editor sees it.
 *
 * @param current whether it is the one being worked on
 * @param read whether readers see it
 * @param lockVersion of the article, to be handed back when the text is taken again
 */
public record DeskVersion(
    String publicId,
    int number,
    boolean current,
    boolean read,
    String author,
    Instant createdAt,
    int lockVersion,
    LessonText text) {}
