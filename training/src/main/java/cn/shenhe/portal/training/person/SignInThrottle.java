package cn.shenhe.portal.training.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts failed sign-ins for one login from one address: five within a minute lock the pair for ten
 * minutes, the right password included. Only the pair: nobody can lock a stranger out from
 * elsewhere. Source: login.gov's published limits.
 */
@Entity
@Table(name = "sign_in_throttle")
public class SignInThrottle {

  static final int ALLOWED = 5;
  static final Duration WINDOW = Duration.ofMinutes(1);
  static final Duration LOCKED_FOR = Duration.ofMinutes(10);

  @Id private String bucket;
  private int failures;

  @Column(name = "window_start")
  private Instant windowStart;

  @Column(name = "locked_until")
  private Instant lockedUntil;

  protected SignInThrottle() {}

  SignInThrottle(String bucket, Instant now) {
    this.bucket = bucket;
    this.windowStart = now;
  }

  boolean locked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  void failed(Instant now) {
    if (now.isAfter(windowStart.plus(WINDOW))) {
      windowStart = now;
      failures = 0;
    }
    failures++;
    if (failures >= ALLOWED) {
      lockedUntil = now.plus(LOCKED_FOR);
      failures = 0;
    }
  }

  void succeeded() {
    failures = 0;
    lockedUntil = null;
  }
}
