package cn.shenhe.portal.content.courseware;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The text of an article as somebody wrote it at one time; never changes. */
@Entity
@Table(name = "lesson_version")
class LessonVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "lesson_id")
  private Lesson lesson;

  @Column(name = "version_number")
  private int number;

  private String slug;

  @Enumerated(EnumType.STRING)
  private LessonKind kind;

  private String title;
  private String summary;
  private String topic;
  private String audiences;
  private String industries;
  private String hazards;
  private String laws;
  private int minutes;
  private String markdown;
  private String source;
  private String license;
  private String digest;
  private String author;

  @Column(name = "created_at")
  private Instant createdAt;

  protected LessonVersion() {}

  LessonVersion(Lesson lesson, int number, LessonText text, String author, Instant now) {
    this.lesson = lesson;
    this.number = number;
    this.slug = text.slug();
    this.kind = text.kind();
    this.title = text.title();
    this.summary = text.summary();
    this.topic = text.topic();
    this.audiences = Tags.column(text.audiences().stream().map(Audience::key).toList());
    this.industries = Tags.column(text.industries());
    this.hazards = Tags.column(text.hazards());
    this.laws = String.join("; ", text.laws().stream().map(LawReference::toString).toList());
    this.minutes = text.minutes();
    this.markdown = text.markdown();
    this.source = text.source();
    this.license = text.license();
    this.digest = text.digest();
    this.author = author;
    this.createdAt = now;
  }

  LessonText text() {
    return new LessonText(
        slug,
        title,
        summary == null ? "" : summary,
        topic,
        Tags.words(audiences).stream().map(Audience::of).toList(),
        Tags.words(industries),
        Tags.words(hazards),
        kind,
        LawReference.list(laws),
        minutes,
        markdown,
        source,
        license);
  }

  int number() {
    return number;
  }

  String digest() {
    return digest;
  }

  String author() {
    return author;
  }

  Instant createdAt() {
    return createdAt;
  }
}
