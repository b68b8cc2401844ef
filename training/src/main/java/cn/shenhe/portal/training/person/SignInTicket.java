package cn.shenhe.portal.training.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Proof that a password was right, valid for a few minutes and for one use. While the second factor
 * is open it only admits a code; five wrong codes spoil it.
 */
@Entity
@Table(name = "sign_in_ticket")
public class SignInTicket {

  private static final int CODES_ALLOWED = 5;

  @Id
  @Column(name = "ticket_hash")
  private String ticketHash;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "account_id")
  private Account account;

  @Column(name = "second_factor_open")
  private boolean secondFactorOpen;

  private int failures;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SignInTicket() {}

  SignInTicket(String ticketHash, Account account, Instant expiresAt) {
    this.ticketHash = ticketHash;
    this.account = account;
    this.secondFactorOpen = account.totpConfirmed();
    this.expiresAt = expiresAt;
  }

  boolean usable(Instant now) {
    return now.isBefore(expiresAt) && failures < CODES_ALLOWED;
  }

  boolean secondFactorOpen() {
    return secondFactorOpen;
  }

  void codeAccepted() {
    secondFactorOpen = false;
  }

  void codeRefused() {
    failures++;
  }

  Account account() {
    return account;
  }
}
