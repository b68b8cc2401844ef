package cn.shenhe.portal.training.activity;

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

/** Lets a unit without an account report on a campaign, by an unguessable link, for some time. */
@Entity
@Table(name = "report_invite")
public class ReportInvite {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @Column(name = "invite_key")
  private String inviteKey;

  private String campaign;
  private String unit;

  @Enumerated(EnumType.STRING)
  private Setting setting;

  private String street;

  @Column(name = "valid_until")
  private Instant validUntil;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected ReportInvite() {}

  ReportInvite(ReportUnit unit, String campaign, Instant validUntil, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.inviteKey = PublicId.fresh().value();
    this.campaign = campaign;
    this.unit = unit.name();
    this.setting = unit.setting();
    this.street = unit.street();
    this.validUntil = validUntil;
    this.createdAt = now;
  }

  void end(Instant now) {
    validUntil = now;
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String key() {
    return inviteKey;
  }

  String campaign() {
    return campaign;
  }

  Instant validUntil() {
    return validUntil;
  }

  ReportUnit unit() {
    return new ReportUnit(unit, setting, street);
  }
}
