package cn.shenhe.portal.exambank.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signing key as it is kept: the seed encrypted, the public half for checking old signatures. */
@Entity
@Table(name = "certificate_key")
public class CertificateSecret {

  @Id
  @Column(name = "key_id")
  private String keyId;

  @Column(name = "public_key")
  private String publicKey;

  /** Empty for a key that comes from the settings. */
  @Column(name = "sealed_seed")
  private String sealedSeed;

  @Column(name = "made_at")
  private Instant madeAt;

  protected CertificateSecret() {}

  CertificateSecret(SignatureKey key, String sealedSeed, Instant now) {
    this.keyId = key.id();
    this.publicKey = key.publicText();
    this.sealedSeed = sealedSeed;
    this.madeAt = now;
  }

  String keyId() {
    return keyId;
  }

  String publicKey() {
    return publicKey;
  }

  String sealedSeed() {
    return sealedSeed;
  }
}
