package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.PublicId;
import cn.shenhe.portal.exambank.question.exchange.ReadFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * One reading of one file: previewed first, then taken over in part or whole, then perhaps undone.
 * Accounts for every row of the file.
 */
@Entity
@Table(name = "question_import")
class BankImport {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id", updatable = false)
  private String publicId;

  @Column(name = "file_name")
  private String fileName;

  private String source;

  @Column(name = "content_hash")
  private String contentHash;

  private String format;
  private String encoding;

  @Enumerated(EnumType.STRING)
  private ImportState state;

  @Column(name = "imported_by")
  private String importedBy;

  @Column(name = "imported_at")
  private Instant importedAt;

  @Column(name = "row_count")
  private int rowCount;

  @Version private int version;

  protected BankImport() {}

  BankImport(
      String fileName, String source, String contentHash, ReadFile file, String by, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.fileName = fileName.length() > 200 ? fileName.substring(0, 200) : fileName;
    this.source = source;
    this.contentHash = contentHash;
    this.format = file.format().name();
    this.encoding = file.encoding();
    this.state = ImportState.PREVIEW;
    this.importedBy = by;
    this.importedAt = now;
    this.rowCount = file.rows().size();
  }

  /**
   * @throws QuestionRefused if it was undone
   */
  void take() {
    if (state == ImportState.UNDONE) {
      throw new QuestionRefused("import.undone", fileName);
    }
    state = ImportState.TAKEN;
  }

  void undo() {
    state = ImportState.UNDONE;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String fileName() {
    return fileName;
  }

  String source() {
    return source;
  }

  ImportState state() {
    return state;
  }

  String importedBy() {
    return importedBy;
  }

  Instant importedAt() {
    return importedAt;
  }

  String format() {
    return format;
  }

  String encoding() {
    return encoding;
  }

  int rowCount() {
    return rowCount;
  }
}
