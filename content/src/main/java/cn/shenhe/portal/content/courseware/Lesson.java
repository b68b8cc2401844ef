package cn.shenhe.portal.content.courseware;

import cn.shenhe.portal.content.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One article over a growing list of immutable {@link LessonVersion}s. A draft is reviewed by
 * somebody else than the author of its current version, then published. A revision makes it a draft
 * again while readers keep the published version, so what is read has always been checked. The
 * columns besides identity and state repeat the current version for the workbench; readers' lists
 * come from the published version.
 */
@Entity
@Table(name = "lesson")
class Lesson {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  private String slug;

  @Enumerated(EnumType.STRING)
  private LessonState state;

  @Enumerated(EnumType.STRING)
  private LessonKind kind;

  private String title;
  private String summary;
  private String topic;
  private String audiences;
  private String industries;
  private String hazards;
  private int minutes;

  @Column(name = "version_number")
  private int versionNumber;

  /** The version readers see while a later one is being written; 0 when they see none. */
  @Column(name = "published_number")
  private int publishedNumber;

  private String author;
  private String reviewer;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "published_at")
  private Instant publishedAt;

  /** When a reviewed version publishes itself; null when nobody planned it. */
  @Column(name = "publish_at")
  private Instant publishAt;

  @Version private int version;

  protected Lesson() {}

  /** A draft without text; {@link #adopt} must follow before it is stored. */
  Lesson(Instant now) {
    publicId = PublicId.fresh().value();
    state = LessonState.DRAFT;
    createdAt = now;
  }

  /**
   * Makes the text the current version; the article is a draft again.
   *
   * @throws CoursewareRefused if a published article would get another address
   */
  LessonVersion adopt(LessonText text, String writer, Instant now) {
    if (publishedAt != null && !slug.equals(text.slug())) {
      throw new CoursewareRefused("slug.fixed", slug);
    }
    slug = text.slug();
    kind = text.kind();
    title = text.title();
    summary = text.summary();
    topic = text.topic();
    audiences = Tags.column(text.audiences().stream().map(Audience::key).toList());
    industries = Tags.column(text.industries());
    hazards = Tags.column(text.hazards());
    minutes = text.minutes();
    author = writer;
    reviewer = null;
    changedAt = now;
    state = LessonState.DRAFT;
    publishAt = null;
    versionNumber++;
    return new LessonVersion(this, versionNumber, text, writer, now);
  }

  /**
   * The second person's yes.
   *
   * @throws CoursewareRefused if the reviewer wrote the current version, or it is neither a draft
   *     nor withdrawn
   */
  void review(String actor, Instant now) {
    if (actor.equals(author)) {
      throw new CoursewareRefused("review.own", title);
    }
    move(LessonState.REVIEWED, now);
    reviewer = actor;
  }

  /**
   * From now on everybody reads the current version.
   *
   * @throws CoursewareRefused if nobody has reviewed it
   */
  void publish(Instant now) {
    move(LessonState.PUBLISHED, now);
    publishedAt = now;
    publishedNumber = versionNumber;
    publishAt = null;
  }

  /**
   * The reviewed version publishes itself then; null takes the plan back.
   *
   * @throws CoursewareRefused if nobody has reviewed it, or the moment is past
   */
  void plan(Instant at, Instant now) {
    if (state != LessonState.REVIEWED) {
      throw new CoursewareRefused("plan.state", title);
    }
    if (at != null && !at.isAfter(now)) {
      throw new CoursewareRefused("plan.past", at);
    }
    publishAt = at;
    changedAt = now;
  }

  /** Nobody reads it any more. */
  void withdraw(Instant now) {
    move(LessonState.WITHDRAWN, now);
    publishedNumber = 0;
    publishAt = null;
  }

  private void move(LessonState to, Instant now) {
    if (!state.mayBecome(to)) {
      throw new CoursewareRefused("state", title, state, to);
    }
    state = to;
    changedAt = now;
  }

  /** Whether readers see any version of it. */
  boolean published() {
    return publishedNumber > 0;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String slug() {
    return slug;
  }

  LessonState state() {
    return state;
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

  int versionNumber() {
    return versionNumber;
  }

  Instant publishedAt() {
    return publishedAt;
  }

  Instant publishAt() {
    return publishAt;
  }

  Instant changedAt() {
    return changedAt;
  }

  int publishedNumber() {
    return publishedNumber;
  }

  int lockVersion() {
    return version;
  }
}
