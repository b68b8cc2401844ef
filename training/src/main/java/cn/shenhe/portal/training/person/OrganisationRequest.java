package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Somebody says to act for an organisation. Life cycle: asked → granted or declined by an
 * administrator, once and for good. Until it is granted the account is a resident's: the code of a
 * company is public, knowing it proves nothing.
 */
@Entity
@Table(name = "organisation_request")
public class OrganisationRequest {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  @ManyToOne
  @JoinColumn(name = "account_id")
  private Account account;

  private String name;
  private String uscc;

  @Enumerated(EnumType.STRING)
  private Organisation.Kind kind;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "decided_at")
  private Instant decidedAt;

  private Boolean granted;
  private String reason;

  protected OrganisationRequest() {}

  OrganisationRequest(
      Account account, String name, Uscc uscc, Organisation.Kind kind, Instant now) {
    this.publicId = PublicId.fresh().value();
    this.account = account;
    this.name = name;
    this.uscc = uscc.value();
    this.kind = kind;
    this.askedAt = now;
  }

  /**
   * @throws RegistrationRefused when it was decided before
   */
  void decide(boolean grant, String why, Instant now) {
    if (decidedAt != null) {
      throw new RegistrationRefused("account.request.decided");
    }
    granted = grant;
    reason = why;
    decidedAt = now;
  }

  /** The role that acts for such an organisation. */
  Role role() {
    return kind == Organisation.Kind.ENTERPRISE ? Role.ENTERPRISE_OFFICER : Role.SCHOOL;
  }

  String publicId() {
    return publicId;
  }

  Account account() {
    return account;
  }

  String name() {
    return name;
  }

  Uscc uscc() {
    return new Uscc(uscc);
  }

  Organisation.Kind kind() {
    return kind;
  }

  Instant askedAt() {
    return askedAt;
  }

  boolean open() {
    return decidedAt == null;
  }

  boolean granted() {
    return Boolean.TRUE.equals(granted);
  }

  String reason() {
    return reason == null ? "" : reason;
  }
}
