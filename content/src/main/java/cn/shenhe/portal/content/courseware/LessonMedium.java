package cn.shenhe.portal.content.courseware;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A file that a version of an article shows; readers of the published version may fetch it. */
@Entity
@Table(name = "lesson_medium")
class LessonMedium {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "lesson_version_id")
  private LessonVersion lessonVersion;

  @Column(name = "media_id")
  private String mediaId;

  protected LessonMedium() {}

  LessonMedium(LessonVersion lessonVersion, String mediaId) {
    this.lessonVersion = lessonVersion;
    this.mediaId = mediaId;
  }
}
