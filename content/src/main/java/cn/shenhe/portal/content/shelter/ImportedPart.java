package cn.shenhe.portal.content.shelter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A piece of an imported file, at most a million bytes. */
@Entity
@Table(name = "shelter_import_part")
class ImportedPart {

  static final int BYTES = 1_000_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "import_id")
  private Long importId;

  private int number;
  private byte[] content;

  protected ImportedPart() {}

  ImportedPart(Long importId, int number, byte[] content) {
    this.importId = importId;
    this.number = number;
    this.content = content;
  }

  byte[] content() {
    return content;
  }
}
