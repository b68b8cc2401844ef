package cn.shenhe.portal.training.play;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** What one item of a package committed last: its own words, and what they say. */
@Entity
@Table(name = "package_state")
class PackageState {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "attempt_id")
  private PackageAttempt attempt;

  @Column(name = "item_number")
  private int item;

  private String cmi;
  private boolean completed;
  private Boolean passed;

  @Column(name = "score_percent")
  private Double scorePercent;

  private int commits;

  @Column(name = "committed_at")
  private Instant committedAt;

  @Version private int version;

  protected PackageState() {}

  PackageState(PackageAttempt attempt, int item) {
    this.attempt = attempt;
    this.item = item;
  }

  /** What was completed stays completed, whatever a later visit says. */
  void commit(PackageReport report, Instant now) {
    cmi = report.cmi();
    completed |= report.completed();
    passed = report.passed() == null ? passed : report.passed();
    scorePercent = report.scorePercent() == null ? scorePercent : report.scorePercent();
    commits++;
    committedAt = now;
  }

  int item() {
    return item;
  }

  String cmi() {
    return cmi;
  }

  boolean completed() {
    return completed;
  }

  Boolean passed() {
    return passed;
  }

  Double scorePercent() {
    return scorePercent;
  }

  int commits() {
    return commits;
  }
}
