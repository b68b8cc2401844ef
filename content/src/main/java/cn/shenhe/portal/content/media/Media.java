package cn.shenhe.portal.content.media;

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
import java.time.Instant;

/** A file that was taken in. Never changes: another file is another medium. */
@Entity
@Table(name = "media")
class Media {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Enumerated(EnumType.STRING)
  private MediaKind kind;

  private String title;

  @Column(name = "content_type")
  private String contentType;

  private String digest;

  @Column(name = "byte_length")
  private long length;

  private int width;
  private int height;
  private int seconds;
  private int pages;
  private int characters;
  private String remark;

  @Column(name = "added_by")
  private String addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  protected Media() {}

  Media(String title, CheckedFile file, String digest, long length, String person, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.kind = file.kind();
    this.title = title;
    this.contentType = file.contentType();
    this.digest = digest;
    this.length = length;
    this.width = file.width();
    this.height = file.height();
    this.seconds = file.seconds();
    this.pages = file.scorm() == null ? file.pages().size() : file.scorm().items().size();
    this.characters = file.pages().stream().mapToInt(page -> page.text().length()).sum();
    this.remark = file.remark();
    this.addedBy = person;
    this.addedAt = now;
  }

  Long id() {
    return id;
  }

  MediaRow row() {
    return new MediaRow(
        publicId,
        kind,
        title,
        contentType,
        digest,
        length,
        width,
        height,
        seconds,
        pages,
        characters,
        remark,
        addedBy,
        addedAt);
  }
}
