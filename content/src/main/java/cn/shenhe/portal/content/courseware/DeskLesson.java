package cn.shenhe.portal.content.courseware;

import java.time.Instant;
import java.util.List;

/**
 * An article as its editor sees it.
 *
 * @param text current version
 * @param lockVersion to be handed back with a revision
 * @param publishAt when it publishes itself, null when nobody planned it
 * @param versions all, newest first, at most 100
 */
public record DeskLesson(
    String publicId,
    LessonState state,
    String author,
    String reviewer,
    int versionNumber,
    int publishedNumber,
    int lockVersion,
    Instant publishAt,
    LessonText text,
    List<VersionLine> versions) {

  /** One version: who wrote it when. */
  public record VersionLine(int number, String author, Instant createdAt) {}
}
