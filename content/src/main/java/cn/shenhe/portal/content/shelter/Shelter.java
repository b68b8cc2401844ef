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
import java.util.Map;

/**
 * An emergency shelter: what is known of it, whether it receives people, and how many are in.
 *
 * <p>Known by its code. Comes by an import, changes by imports and by the duty staff, and leaves
 * only by being withdrawn (its import undone) – never by missing from a file. Every change leaves a
 * {@link ShelterRevision}, so that any past moment can be shown.
 */
@Entity
@Table(name = "shelter")
class Shelter {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  @Version private int version;

  @Column(name = "public_id")
  private String publicId;

  private String code;
  private String name;
  private String sheet;

  @Enumerated(EnumType.STRING)
  private ShelterStatus status;

  private Integer occupancy;

  @Column(name = "status_since")
  private Instant statusSince;

  private String feed;

  @Column(name = "last_seen")
  private Instant lastSeen;

  private boolean demo;
  private boolean withdrawn;
  private int revision;

  protected Shelter() {}

  /** A shelter of the code, on nobody's list yet: {@link #describe} it. */
  Shelter(String code, boolean demo) {
    this.publicId = PublicId.fresh().value();
    this.code = code;
    this.demo = demo;
    this.feed = "";
    this.status = ShelterStatus.UNKNOWN;
    this.withdrawn = true;
  }

  Long id() {
    return id;
  }

  String code() {
    return code;
  }

  String publicId() {
    return publicId;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  int revision() {
    return revision;
  }

  ShelterState state() {
    return state(Map.of());
  }

  /**
   * @param newestLists when the newest complete list of each feed was taken over
   */
  ShelterState state(Map<String, Instant> newestLists) {
    Instant newest = newestLists.get(feed);
    return new ShelterState(
        publicId,
        ShelterSheet.decoded(sheet),
        status,
        occupancy,
        statusSince,
        lastSeen,
        newest != null && lastSeen != null && lastSeen.isBefore(newest),
        demo);
  }

  /**
   * A list says this of the shelter; what it does not mention stays as it was.
   *
   * @param newStatus null when the list does not say
   * @param newOccupancy null when the list does not say
   */
  void describe(ShelterSheet said, ShelterStatus newStatus, Integer newOccupancy, Instant at) {
    ShelterSheet now =
        sheet == null || withdrawn ? said : ShelterSheet.decoded(sheet).updatedBy(said);
    sheet = now.encoded();
    name = now.name();
    if (withdrawn || statusSince == null) {
      statusSince = at;
      status = ShelterStatus.UNKNOWN;
      occupancy = null;
    }
    withdrawn = false;
    if (newStatus != null && newStatus != status) {
      status = newStatus;
      statusSince = at;
      occupancy = status.mayHoldPeople() ? occupancy : null;
    }
    if (newOccupancy != null) {
      occupancy = newOccupancy;
    }
  }

  /** Somebody puts one attribute right. */
  void correct(ShelterAttribute attribute, Fact fact) {
    sheet = ShelterSheet.decoded(sheet).with(attribute, fact).encoded();
    name = ShelterSheet.decoded(sheet).name();
  }

  /**
   * Nobody knows the attribute any more.
   *
   * @throws ShelterCorrectionRefused for name and code
   */
  void forget(ShelterAttribute attribute) {
    if (attribute == ShelterAttribute.NAME || attribute == ShelterAttribute.CODE) {
      throw new ShelterCorrectionRefused("fixed", attribute);
    }
    sheet = ShelterSheet.decoded(sheet).without(attribute).encoded();
  }

  /** The feed mentions the shelter. */
  void seen(String byFeed, Instant at) {
    feed = byFeed;
    lastSeen = at;
  }

  /**
   * @throws ShelterStatusRefused when that is its status already
   */
  void become(ShelterStatus next, Instant at) {
    if (!status.canBecome(next)) {
      throw new ShelterStatusRefused(status, next);
    }
    status = next;
    statusSince = at;
    if (next == ShelterStatus.STANDBY || next == ShelterStatus.CLOSED) {
      occupancy = null;
    }
  }

  /**
   * @throws ShelterStatusRefused when it receives nobody, or the number is below 0 or over 100,000
   */
  void count(int persons) {
    boolean receives = status == ShelterStatus.OPEN || status == ShelterStatus.FULL;
    if (!receives || persons < 0 || persons > 100_000) {
      throw new ShelterStatusRefused(status, persons);
    }
    occupancy = persons;
  }

  /**
   * Back to what an earlier revision said.
   *
   * @param statusToo whether also to open or close as then
   */
  void restore(ShelterRevision earlier, boolean statusToo) {
    sheet = earlier.sheet();
    name = ShelterSheet.decoded(sheet).name();
    if (statusToo) {
      status = earlier.status();
      occupancy = earlier.occupancy();
      statusSince = earlier.statusSince();
    }
    withdrawn = earlier.isWithdrawn();
  }

  void withdraw() {
    withdrawn = true;
  }

  /** The record of the change just made; call it once after every change. */
  ShelterRevision record(ShelterRevision.Kind kind, String note, Long importId, Instant at) {
    revision++;
    return new ShelterRevision(
        id, revision, at, kind, note, sheet, status, occupancy, statusSince, withdrawn, importId);
  }
}
