package cn.shenhe.portal.content.media;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A stretch of {@value #SIZE} bytes of a file (the last one is shorter), found by its digest. */
@Entity
@Table(name = "media_chunk")
class MediaChunk {

  /** H2 keeps at most 1,048,576 bytes in a value. */
  static final int SIZE = 512 * 1024;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  private String digest;

  @Column(name = "chunk_number")
  private int number;

  private byte[] content;

  protected MediaChunk() {}

  MediaChunk(String digest, int number, byte[] content) {
    this.digest = digest;
    this.number = number;
    this.content = content;
  }
}
