package cn.shenhe.portal.content.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Where it is heard what became of letters: bounces of mail, receipts of gateways. An address that
 * does not exist is given up at once; one that sends letters back for other reasons (full, refused
 * as spam) after {@value #MOST_RETURNS} within a month.
 */
@Stateless
public class Reports {

  private static final int MOST_RETURNS = 3;
  private static final Duration WITHIN = Duration.ofDays(30);

  @Inject LedgerRepository rows;
  @Inject InstantSource clock;
  @Inject Event<RecipientGone> gone;

  /**
   * Writes a report down; the same one again changes nothing.
   *
   * @return whether there is such a letter
   */
  @RolesAllowed("SYSTEM")
  public boolean take(Report report) {
    LedgerEntry entry = rows.entry(report.key()).orElse(null);
    if (entry == null) {
      return false;
    }
    Instant now = clock.instant();
    if (report.outcome() == Report.Outcome.ARRIVED) {
      rows.arrived(report.key(), now);
      return true;
    }
    if (rows.bounced(report.key(), report.detail()) == 0) {
      return true;
    }
    String subscription = entry.subscription();
    boolean often =
        subscription != null && rows.returned(subscription, now.minus(WITHIN)) >= MOST_RETURNS;
    if (report.outcome() == Report.Outcome.NO_SUCH_RECIPIENT || often) {
      gone.fire(new RecipientGone(entry.channel(), entry.recipient(), subscription));
    }
    return true;
  }
}
