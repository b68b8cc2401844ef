package cn.shenhe.portal.training.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The right to set a new password, sent to the address somebody had confirmed; for one use. */
@Entity
@Table(name = "password_link")
public class PasswordLink {

  static final Duration LIVES = Duration.ofMinutes(30);

  @Id
  @Column(name = "link_hash")
  private String linkHash;

  @ManyToOne
  @JoinColumn(name = "account_id")
  private Account account;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected PasswordLink() {}

  PasswordLink(String linkHash, Account account, Instant now) {
    this.linkHash = linkHash;
    this.account = account;
    this.expiresAt = now.plus(LIVES);
  }

  boolean usable(Instant now) {
    return now.isBefore(expiresAt) && account.active();
  }

  Account account() {
    return account;
  }
}
