package cn.shenhe.portal.content.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A member of a relay list says: I have this warning. Written once, never changed. */
@Entity
@Table(name = "notice_acknowledgement")
class Acknowledgement {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "content_seq")
  @SequenceGenerator(name = "content_seq", sequenceName = "content_seq", allocationSize = 50)
  private Long id;

  private String subscription;
  private String warning;
  private int revision;

  @Column(name = "acknowledged_at")
  private Instant acknowledgedAt;

  protected Acknowledgement() {}

  Acknowledgement(String subscription, String warning, int revision, Instant now) {
    this.subscription = subscription;
    this.warning = warning;
    this.revision = revision;
    this.acknowledgedAt = now;
  }

  String subscription() {
    return subscription;
  }

  int revision() {
    return revision;
  }

  Instant acknowledgedAt() {
    return acknowledgedAt;
  }
}
