package cn.shenhe.portal.training.play;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * One person's way through one package, from the first launch until all its items are completed;
 * launched again after that, a new one begins. The last launch's ticket alone may write: a tab left
 * open elsewhere has none any more. Somebody who is not signed in has one as long as its ticket.
 */
@Entity
@Table(name = "package_attempt")
class PackageAttempt {

  /** How long a launch may write without being launched again. */
  static final Duration TICKET = Duration.ofHours(12);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  /** Public id of the account, null for a visitor. */
  private String person;

  @Column(name = "package_id")
  private String packageId;

  private String title;
  private int items;

  @Column(name = "ticket_hash")
  private String ticketHash;

  @Column(name = "ticket_until")
  private Instant ticketUntil;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "last_at")
  private Instant lastAt;

  @Column(name = "completed_at")
  private Instant completedAt;

  @Version private int version;

  protected PackageAttempt() {}

  PackageAttempt(String person, String packageId, String title, int items, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.person = person;
    this.packageId = packageId;
    this.title = title;
    this.items = items;
    this.startedAt = now;
    this.lastAt = now;
  }

  void handOut(String hash, Instant now) {
    ticketHash = hash;
    ticketUntil = now.plus(TICKET);
  }

  boolean writable(Instant now) {
    return now.isBefore(ticketUntil);
  }

  /** True the first time all items are completed. */
  boolean committed(long completedItems, Instant now) {
    lastAt = now;
    if (completedAt == null && completedItems >= items) {
      completedAt = now;
      return true;
    }
    return false;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String person() {
    return person;
  }

  String packageId() {
    return packageId;
  }

  String title() {
    return title;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant lastAt() {
    return lastAt;
  }

  Instant completedAt() {
    return completedAt;
  }
}
