package cn.shenhe.portal.training.programme;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A training programme of one job category and industry. What it asks for stands in its {@link
 * ProgrammeEdition}s; enrolments keep the edition they began with. A programme that is no longer
 * offered takes no new enrolments.
 */
@Entity(name = "TrainingProgramme")
@Table(name = "programme")
public class Programme {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String code;

  @Enumerated(EnumType.STRING)
  private JobCategory category;

  private String industry;

  @Column(name = "sub_operation")
  private String subOperation;

  @Column(name = "edition_number")
  private int editionNumber;

  private boolean offered;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected Programme() {}

  Programme(String code, JobCategory category, String industry, String subOperation, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.code = code;
    this.category = category;
    this.industry = industry;
    this.subOperation = subOperation;
    this.offered = true;
    this.createdAt = now;
  }

  /** The number of the edition that follows. */
  int nextEdition() {
    editionNumber++;
    return editionNumber;
  }

  void offer(boolean wanted) {
    offered = wanted;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String code() {
    return code;
  }

  JobCategory category() {
    return category;
  }

  String industry() {
    return industry;
  }

  String subOperation() {
    return subOperation;
  }

  int editionNumber() {
    return editionNumber;
  }

  boolean offered() {
    return offered;
  }
}
