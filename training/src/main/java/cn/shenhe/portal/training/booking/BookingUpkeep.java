package cn.shenhe.portal.training.booking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What booking does by itself. Every booking is treated in a transaction of its own, so that one
 * that fails keeps no other waiting, and a second run finds only what is left.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BookingUpkeep {

  private static final Logger LOG = Logger.getLogger(BookingUpkeep.class.getName());

  @Inject BookingsDue due;
  @Inject UpkeepStep step;
  @Inject BookingBeginning beginning;
  @Inject BookingRules rules;
  @Inject InstantSource clock;

  /** Makes the sessions of the days to come. */
  @RolesAllowed("SYSTEM")
  public void makeSessions() {
    due.bases().forEach(base -> attempt(base, step::makeSessions));
  }

  /** Ends offers that ran out, offers what is free, marks absences, reminds, writes. */
  @RolesAllowed("SYSTEM")
  public void tick() {
    Instant now = clock.instant();
    due.offersOver(now).forEach(id -> attempt(id, step::lapse));
    due.undecidedAtStart(now).forEach(id -> attempt(id, step::lapse));
    due.waitingTogether(now).forEach(id -> attempt(id, step::offerTogether));
    due.waitedFor(now).forEach(quota -> attempt(quota, step::offer));
    due.missed(now.minus(rules.noShowAfter())).forEach(id -> attempt(id, step::miss));
    settle();
    due.requestsToRemindOf(now).forEach(id -> attempt(id, step::remindStaff));
    due.toRemind(now).forEach(one -> attempt(one, step::remind));
    due.unsent().forEach(id -> attempt(id, step::post));
  }

  /** Ends the bookings that a closure hit and writes to them. */
  @RolesAllowed({"SYSTEM", "DUTY_OFFICER", "ADMINISTRATOR"})
  public int settleClosures() {
    return settle();
  }

  private int settle() {
    List<String> hit = due.hitByClosures();
    hit.forEach(id -> attempt(id, step::closeBooking));
    return hit.size();
  }

  /** Throws away drafts of yesterday, names of past visits and absences nobody counts any more. */
  @RolesAllowed("SYSTEM")
  public void purge() {
    due.oldDrafts(clock.instant()).forEach(id -> attempt(id, step::throwAway));
    due.toPurge(clock.instant()).forEach(id -> attempt(id, step::purge));
    step.purgeStrikes(clock.instant());
  }

  /** The four bases of the district's plan and the holidays of 2026, once. */
  @RolesAllowed("SYSTEM")
  public void seed() {
    beginning.seed();
  }

  /**
   * Halls, programmes, hours and visits that say they are for demonstration, once. Visits that do
   * not fit hours somebody has changed are left away.
   */
  @RolesAllowed("SYSTEM")
  public void loadDemo() {
    beginning.loadDemo();
    makeSessions();
    attempt("visits of the demonstration", any -> beginning.loadDemoVisits());
  }

  private static <T> void attempt(T id, Consumer<T> act) {
    try {
      act.accept(id);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "booking upkeep failed for " + id, e);
    }
  }
}
