package cn.shenhe.portal.content.courseware;

import java.time.Instant;
import java.util.List;

/**
 * A published article, ready to be shown.
 *
 * @param html safe HTML without the quiz
 * @param toc headings in order
 * @param quiz questions of the self-check in order, may be empty
 * @param updated when this version was published
 */
public record Article(
    String publicId,
    String slug,
    String title,
    String summary,
    String topic,
    LessonKind kind,
    List<Audience> audiences,
    int minutes,
    String html,
    List<TocEntry> toc,
    List<QuizQuestion> quiz,
    List<LawLink> laws,
    String source,
    String license,
    Instant updated) {}
