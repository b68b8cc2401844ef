package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.item.Picture;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A picture of the bank, named by its content: equal bytes, one row. Never changed. */
@Entity
@Table(name = "question_asset")
class Asset {

  @Id private String id;

  @Column(name = "media_type", updatable = false)
  private String mediaType;

  @Column(updatable = false)
  private byte[] content;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  protected Asset() {}

  Asset(Picture picture, Instant now) {
    this.id = picture.id();
    this.mediaType = picture.mediaType();
    this.content = picture.bytes();
    this.createdAt = now;
  }

  Picture picture() {
    return new Picture(id, mediaType, content);
  }
}
