package cn.shenhe.portal.content.shelter;

import cn.shenhe.portal.content.PublicId;
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
import java.time.LocalDate;
import java.util.List;

/**
 * A file of shelters on its way in: previewed as often as one likes, applied once, undone at most
 * once. Its content is kept only until it is applied, because it may name responsible persons.
 */
@Entity
@Table(name = "shelter_import")
class ImportedFile {

  /** Where it stands. */
  enum State {
    PREVIEWED,
    APPLIED,
    UNDONE
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "file_name")
  private String fileName;

  private String sha256;
  private String format;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "applied_at")
  private Instant appliedAt;

  @Column(name = "undone_at")
  private Instant undoneAt;

  private String mapping;

  @Enumerated(EnumType.STRING)
  @Column(name = "coordinate_system")
  private CoordinateSystem coordinateSystem;

  private String source;

  @Column(name = "verified_on")
  private LocalDate verifiedOn;

  @Column(name = "blank_means_unsuitable")
  private boolean blankMeansUnsuitable;

  @Column(name = "accept_outside")
  private boolean acceptOutside;

  @Column(name = "accept_look_alikes")
  private boolean acceptLookAlikes;

  @Column(name = "take_status")
  private boolean takeStatus;

  @Column(name = "as_of")
  private Instant asOf;

  private String feed;
  private boolean demo;
  private String counts;

  protected ImportedFile() {}

  ImportedFile(String fileName, String sha256, String format, boolean demo, Instant at) {
    this.publicId = PublicId.fresh().value();
    this.fileName = fileName;
    this.sha256 = sha256;
    this.format = format;
    this.demo = demo;
    this.createdAt = at;
    this.state = State.PREVIEWED;
    this.counts = "";
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  boolean isDemo() {
    return demo;
  }

  /**
   * @throws ShelterImportRefused when it has been applied already
   */
  void declare(ColumnMapping columns, ImportOptions options) {
    demand(State.PREVIEWED);
    mapping = String.join(",", columns.targets());
    coordinateSystem = options.coordinateSystem();
    source = options.source();
    verifiedOn = options.verifiedOn();
    blankMeansUnsuitable = options.blankMeansUnsuitable();
    acceptOutside = options.acceptOutside();
    acceptLookAlikes = options.acceptLookAlikes();
    feed = options.feed();
    takeStatus = options.takeStatus();
    asOf = options.asOf();
  }

  ColumnMapping mapping() {
    return new ColumnMapping(List.of(mapping.split(",", -1)));
  }

  ImportOptions options() {
    return new ImportOptions(
        coordinateSystem,
        source,
        verifiedOn,
        blankMeansUnsuitable,
        acceptOutside,
        acceptLookAlikes,
        feed == null ? "" : feed,
        takeStatus,
        asOf);
  }

  /** The moment its statuses are of: as declared, but never later than the upload. */
  Instant speaksFor() {
    return asOf == null || asOf.isAfter(createdAt) ? createdAt : asOf;
  }

  /**
   * @throws ShelterImportRefused when it is not a preview any more
   */
  void apply(String rowCounts, Instant at) {
    demand(State.PREVIEWED);
    state = State.APPLIED;
    appliedAt = at;
    counts = rowCounts;
  }

  /**
   * @throws ShelterImportRefused when it was not applied or is undone already
   */
  void undo(Instant at) {
    demand(State.APPLIED);
    state = State.UNDONE;
    undoneAt = at;
  }

  private void demand(State wanted) {
    if (state != wanted) {
      throw new ShelterImportRefused(state.name());
    }
  }

  ImportRow row() {
    return new ImportRow(publicId, fileName, format, state.name(), createdAt, appliedAt, counts);
  }
}
