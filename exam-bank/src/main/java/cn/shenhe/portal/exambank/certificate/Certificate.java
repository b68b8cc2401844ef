package cn.shenhe.portal.exambank.certificate;

import cn.shenhe.portal.exambank.PublicId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A proof that somebody passed; one for each result at most. Life cycle: valid → revoked (with a
 * reason) → valid again when the reason fell away; expired from the day after its last one. What it
 * says never changes after the issue.
 */
@Entity
@Table(name = "certificate")
public class Certificate {

  static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "exam_bank_seq")
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String number;
  private String result;
  private String person;

  @Column(name = "person_name")
  private String personName;

  private String title;
  private String issuer;

  @Column(name = "issued_on")
  private String issuedOn;

  @Column(name = "expires_on")
  private String expiresOn;

  private boolean demo;

  @Column(name = "key_id")
  private String keyId;

  private String code;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(name = "revoke_reason")
  private String revokeReason;

  /** Whether staff revoked it; a changed result then does not bring it back. */
  @Column(name = "revoked_by_staff")
  private boolean revokedByStaff;

  @Column(name = "reminded_at")
  private Instant remindedAt;

  @Column(name = "reminded_lead")
  private Integer remindedLead;

  @Version private int version;

  protected Certificate() {}

  Certificate(String result, String person, CertificateClaims claims, SignatureKey key) {
    this.publicId = PublicId.fresh().value();
    this.result = result;
    this.person = person;
    this.number = claims.number();
    this.personName = claims.name();
    this.title = claims.title();
    this.issuer = claims.issuer();
    this.issuedOn = claims.issued().toString();
    this.expiresOn = claims.expires() == null ? null : claims.expires().toString();
    this.demo = claims.demo();
    this.keyId = key.id();
    this.code = SignedCode.write(claims, key);
  }

  CertificateState state(Instant now) {
    if (revokedAt != null) {
      return CertificateState.REVOKED;
    }
    LocalDate today = now.atZone(BEIJING).toLocalDate();
    boolean over = expiresOn != null && today.isAfter(LocalDate.parse(expiresOn));
    return over ? CertificateState.EXPIRED : CertificateState.VALID;
  }

  /** The name is in the signed code too; both are needed for printing only. */
  void forgetName() {
    personName = "";
    code = "";
  }

  boolean revoked() {
    return revokedAt != null;
  }

  void revoke(String reason, boolean byStaff, Instant now) {
    revokedAt = now;
    revokeReason = reason;
    revokedByStaff = byStaff;
  }

  void reinstate() {
    revokedAt = null;
    revokeReason = null;
    revokedByStaff = false;
  }

  /**
   * @param days the lead time that was reached, days before the end
   */
  void reminded(int days, Instant now) {
    remindedAt = now;
    remindedLead = days;
  }

  CertificateClaims claims() {
    return new CertificateClaims(
        number,
        personName,
        title,
        issuer,
        LocalDate.parse(issuedOn),
        expiresOn == null ? null : LocalDate.parse(expiresOn),
        demo);
  }

  CertificateRow row(Instant now) {
    CertificateClaims claims = claims();
    return new CertificateRow(
        number,
        result,
        personName,
        title,
        issuer,
        claims.issued(),
        claims.expires(),
        state(now),
        revokedAt,
        revokeReason,
        revokedByStaff,
        remindedAt,
        demo);
  }

  String number() {
    return number;
  }

  String result() {
    return result;
  }

  String person() {
    return person;
  }

  String code() {
    return code;
  }

  boolean revokedByStaff() {
    return revokedByStaff;
  }
}
