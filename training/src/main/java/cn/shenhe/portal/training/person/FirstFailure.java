package cn.shenhe.portal.training.person;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Begins to count failures, in a transaction of its own: of two who fail for the first time at the
 * same moment the database lets one do so, and that must not end what the other was about.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FirstFailure {

  @Inject AccountRepository accounts;

  /** A second one for the same login and address fails. */
  @PermitAll
  public void failure(String bucket, Instant now) {
    accounts.add(new SignInThrottle(bucket, now));
  }
}
