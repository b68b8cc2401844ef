package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * A collection (专题): lessons that belong together, in the order they should be read. What readers
 * see is what a second person has published; a change waits until it is published again.
 */
@Entity
@Table(name = "lesson_collection")
class LessonCollection {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String slug;
  private String title;
  private String summary;

  /** Slugs in order, each on a line. */
  private String lessons;

  @Column(name = "published_lessons")
  private String publishedLessons;

  @Column(name = "published_title")
  private String publishedTitle;

  @Column(name = "published_summary")
  private String publishedSummary;

  private String author;
  private String reviewer;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "published_at")
  private Instant publishedAt;

  @Version private int version;

  protected LessonCollection() {}

  LessonCollection(CollectionText text, String person, Instant now) {
    publicId = PublicId.fresh().value();
    slug = text.slug();
    revise(text, person, now);
  }

  /**
   * Another text; readers keep the published one.
   *
   * @throws CoursewareRefused if a published collection would get another address
   */
  void revise(CollectionText text, String person, Instant now) {
    if (publishedAt != null && !slug.equals(text.slug())) {
      throw new CoursewareRefused("slug.fixed", slug);
    }
    slug = text.slug();
    title = text.title();
    summary = text.summary();
    lessons = String.join("\n", text.lessons());
    author = person;
    reviewer = null;
    changedAt = now;
  }

  /**
   * The second person's yes: from now on everybody reads it as it stands.
   *
   * @throws CoursewareRefused if she wrote it herself
   */
  void publish(String person, Instant now) {
    if (person.equals(author)) {
      throw new CoursewareRefused("review.own", title);
    }
    reviewer = person;
    publishedTitle = title;
    publishedSummary = summary;
    publishedLessons = lessons;
    publishedAt = now;
    changedAt = now;
  }

  /** Nobody reads it any more. */
  void withdraw(Instant now) {
    publishedLessons = null;
    publishedAt = null;
    changedAt = now;
  }

  boolean published() {
    return publishedAt != null;
  }

  /** Whether readers see it as it stands. */
  boolean settled() {
    return published()
        && lessons.equals(publishedLessons)
        && title.equals(publishedTitle)
        && summary.equals(publishedSummary);
  }

  CollectionText text() {
    return new CollectionText(slug, title, summary, lines(lessons));
  }

  /** What readers see. */
  CollectionText publishedText() {
    return new CollectionText(slug, publishedTitle, publishedSummary, lines(publishedLessons));
  }

  private static List<String> lines(String text) {
    return text == null ? List.of() : text.lines().filter(line -> !line.isBlank()).toList();
  }

  String publicId() {
    return publicId;
  }

  String slug() {
    return slug;
  }

  String title() {
    return title;
  }

  String author() {
    return author;
  }

  String reviewer() {
    return reviewer;
  }

  Instant changedAt() {
    return changedAt;
  }

  Instant publishedAt() {
    return publishedAt;
  }

  int lockVersion() {
    return version;
  }
}
