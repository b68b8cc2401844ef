package cn.shenhe.portal.content.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A document that an editor put first for one question. */
@Entity
@Table(name = "search_pin")
class Pin {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String question;
  private String target;
  private String title;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  protected Pin() {}

  Pin(String publicId, String question, String target, String title, Instant changedAt) {
    this.publicId = publicId;
    this.question = question;
    this.target = target;
    this.title = title;
    this.changedAt = changedAt;
  }

  String publicId() {
    return publicId;
  }

  String question() {
    return question;
  }

  String target() {
    return target;
  }

  String title() {
    return title;
  }
}
