package cn.shenhe.portal.content.courseware;

import java.time.Instant;

/**
 * An article in the editors' list.
 *
 * @param publishedNumber version readers see, 0 for none
 */
public record DeskRow(
    String publicId,
    String slug,
    String title,
    String topic,
    LessonKind kind,
    LessonState state,
    int versionNumber,
    int publishedNumber,
    String author,
    Instant changedAt) {}
