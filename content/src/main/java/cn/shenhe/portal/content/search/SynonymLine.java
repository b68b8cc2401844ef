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

/** A group of synonyms an editor added, or one that ships and that an editor switched off. */
@Entity
@Table(name = "search_synonym")
class SynonymLine {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String line;

  @Column(name = "shipped_off")
  private boolean shippedOff;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  protected SynonymLine() {}

  SynonymLine(String publicId, String line, boolean shippedOff, Instant changedAt) {
    this.publicId = publicId;
    this.line = line;
    this.shippedOff = shippedOff;
    this.changedAt = changedAt;
  }

  String publicId() {
    return publicId;
  }

  String line() {
    return line;
  }

  boolean shippedOff() {
    return shippedOff;
  }
}
