package cn.shenhe.portal.training.person;

import cn.shenhe.portal.training.PublicId;
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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person's account: who may sign in and what they may do.
 *
 * <p>Life cycle: opened by the person (resident) or by an administrator (staff) → may be disabled
 * and enabled → erased for good, when nothing personal is left in the row. Invariants: the login is
 * unique and lower case; an identity number is only there with its own consent; disabling, a new
 * password and erasing end every running session.
 */
@Entity
@Table(name = "account")
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_seq")
  @SequenceGenerator(name = "training_seq", sequenceName = "training_seq", allocationSize = 50)
  private Long id;

  @Column(name = "public_id")
  private String publicId;

  private String login;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "password_hash")
  private String passwordHash;

  private String roles;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "organisation_id")
  private Organisation organisation;

  @Column(name = "id_number_cipher")
  private String idNumberCipher;

  @Column(name = "id_number_lookup")
  private String idNumberLookup;

  @Column(name = "totp_cipher")
  private String totpCipher;

  @Column(name = "totp_confirmed")
  private boolean totpConfirmed;

  @Column(name = "totp_last_step")
  private long totpLastStep;

  @Column(name = "consent_edition")
  private String consentEdition;

  @Column(name = "consented_at")
  private Instant consentedAt;

  @Column(name = "id_number_consented_at")
  private Instant idNumberConsentedAt;

  @Column(name = "sessions_valid_from")
  private Instant sessionsValidFrom;

  private boolean active;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "erased_at")
  private Instant erasedAt;

  @Version private int version;

  protected Account() {}

  Account(
      String login,
      String displayName,
      String passwordHash,
      Set<Role> roles,
      String consentEdition,
      Instant now) {
    this.publicId = PublicId.fresh().value();
    this.login = login;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.consentEdition = consentEdition;
    this.consentedAt = now;
    this.sessionsValidFrom = now;
    this.createdAt = now;
    this.active = true;
    grant(roles);
  }

  final void grant(Set<Role> granted) {
    roles = granted.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
  }

  void joins(Organisation other) {
    organisation = other;
  }

  void keepIdNumber(IdNumber number, PersonalDataVault vault, Instant now) {
    idNumberCipher = vault.seal(number.value(), publicId);
    idNumberLookup = vault.lookup(number.value());
    idNumberConsentedAt = now;
  }

  void forgetIdNumber() {
    idNumberCipher = null;
    idNumberLookup = null;
    idNumberConsentedAt = null;
  }

  void changePassword(String hash, Instant now) {
    passwordHash = hash;
    endSessions(now);
  }

  void offerTotp(String secret, PersonalDataVault vault) {
    totpCipher = vault.seal(secret, publicId);
    totpConfirmed = false;
    totpLastStep = 0;
  }

  void totpUsed(long step) {
    totpConfirmed = true;
    totpLastStep = step;
  }

  void forgetTotp() {
    totpCipher = null;
    totpConfirmed = false;
  }

  void setActive(boolean wanted, Instant now) {
    active = wanted;
    endSessions(now);
  }

  /** Nothing that names the person stays; the row stays for what refers to its id. */
  void erase(Instant now) {
    forgetIdNumber();
    forgetTotp();
    login = "erased-" + publicId;
    displayName = "已注销用户";
    passwordHash = PasswordHash.of(PublicId.fresh().value());
    roles = "";
    organisation = null;
    erasedAt = now;
    setActive(false, now);
  }

  private void endSessions(Instant now) {
    sessionsValidFrom = now;
  }

  Optional<String> totpSecret(PersonalDataVault vault) {
    return Optional.ofNullable(totpCipher).map(cipher -> vault.open(cipher, publicId));
  }

  Optional<IdNumber> idNumber(PersonalDataVault vault) {
    return Optional.ofNullable(idNumberCipher)
        .map(cipher -> new IdNumber(vault.open(cipher, publicId)));
  }

  Set<Role> roles() {
    Set<Role> set = EnumSet.noneOf(Role.class);
    Arrays.stream(roles.split(" ")).filter(n -> !n.isEmpty()).map(Role::valueOf).forEach(set::add);
    return set;
  }

  boolean staff() {
    return roles().stream().anyMatch(Role::staff);
  }

  Long id() {
    return id;
  }

  String publicId() {
    return publicId;
  }

  String login() {
    return login;
  }

  String displayName() {
    return displayName;
  }

  String passwordHash() {
    return passwordHash;
  }

  Optional<Organisation> organisation() {
    return Optional.ofNullable(organisation);
  }

  boolean totpConfirmed() {
    return totpConfirmed;
  }

  long totpLastStep() {
    return totpLastStep;
  }

  boolean active() {
    return active;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant consentedAt() {
    return consentedAt;
  }

  String consentEdition() {
    return consentEdition;
  }

  void rename(String name) {
    displayName = name;
  }
}
