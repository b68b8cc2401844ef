package cn.shenhe.portal.content.notice;

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

/** A relay list: grid or community staff who pass warnings on and confirm that they have them. */
@Entity
@Table(name = "notice_group")
class NoticeGroup {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  protected NoticeGroup() {}

  NoticeGroup(String name, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.name = name;
    this.createdAt = now;
  }

  String publicId() {
    return publicId;
  }

  String name() {
    return name;
  }
}
