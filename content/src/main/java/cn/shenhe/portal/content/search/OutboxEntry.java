package cn.shenhe.portal.content.search;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing changed and the index does not know it yet; deleted once it does. */
@Entity
@Table(name = "search_outbox")
class OutboxEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  private String kind;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "created_at")
  private Instant createdAt;

  protected OutboxEntry() {}

  OutboxEntry(String kind, String publicId, Instant createdAt) {
    this.kind = kind;
    this.publicId = publicId;
    this.createdAt = createdAt;
  }

  Long id() {
    return id;
  }

  String kind() {
    return kind;
  }

  String publicId() {
    return publicId;
  }
}
