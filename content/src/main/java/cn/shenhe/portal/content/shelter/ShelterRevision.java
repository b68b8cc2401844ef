package cn.shenhe.portal.content.shelter;

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

/** A shelter as it stood after one change. Written once, never changed. */
@Entity
@Table(name = "shelter_revision")
class ShelterRevision {

  /** What kind of change it was. */
  enum Kind {
    IMPORTED,
    UNDONE,
    STATUS,
    COUNTED,
    CORRECTED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Column(name = "shelter_id")
  private Long shelterId;

  private int number;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String note;
  private String sheet;

  @Enumerated(EnumType.STRING)
  private ShelterStatus status;

  private Integer occupancy;

  @Column(name = "status_since")
  private Instant statusSince;

  private boolean withdrawn;

  @Column(name = "import_id")
  private Long importId;

  protected ShelterRevision() {}

  ShelterRevision(
      Long shelterId,
      int number,
      Instant recordedAt,
      Kind kind,
      String note,
      String sheet,
      ShelterStatus status,
      Integer occupancy,
      Instant statusSince,
      boolean withdrawn,
      Long importId) {
    this.shelterId = shelterId;
    this.number = number;
    this.recordedAt = recordedAt;
    this.kind = kind;
    this.note = note;
    this.sheet = sheet;
    this.status = status;
    this.occupancy = occupancy;
    this.statusSince = statusSince;
    this.withdrawn = withdrawn;
    this.importId = importId;
  }

  Long shelterId() {
    return shelterId;
  }

  int number() {
    return number;
  }

  String sheet() {
    return sheet;
  }

  ShelterStatus status() {
    return status;
  }

  Integer occupancy() {
    return occupancy;
  }

  Instant statusSince() {
    return statusSince;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  ShelterState state(String publicId, boolean demo) {
    return new ShelterState(
        publicId, ShelterSheet.decoded(sheet), status, occupancy, statusSince, null, false, demo);
  }

  ShelterChange change() {
    return new ShelterChange(recordedAt, kind.name(), status, occupancy, note);
  }
}
