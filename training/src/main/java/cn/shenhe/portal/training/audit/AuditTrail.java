package cn.shenhe.portal.training.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/**
 * Keeps and reads the audit log.
 *
 * <p>What is recorded waits in memory until the transaction of the act is about to commit; only
 * then the end of the chain is locked, so that slow acts do not wait for each other and the chain
 * still has one order. An act whose entry cannot be written does not commit; an act that is rolled
 * back leaves no entry.
 */
@Stateless
public class AuditTrail {

  private static final Logger LOG = Logger.getLogger(AuditTrail.class.getName());

  private static final int PAGE_MAXIMUM = 200;
  private static final int ACTOR_LENGTH = 64;
  private static final int ACT_LENGTH = 80;
  private static final int SUBJECT_LENGTH = 200;
  private static final int DETAIL_LENGTH = 1000;

  @Inject AuditLog log;
  @Inject InstantSource clock;
  @Resource SessionContext session;
  @Resource TransactionSynchronizationRegistry transaction;

  /**
   * Enters an act of the caller into the log, when and if the current transaction commits.
   *
   * @param act {@code feature.verb-past}
   * @param subject public id of the thing it was done to; may be empty
   * @param detail a few words without personal data; may be empty
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void record(String act, String subject, String detail) {
    recordFor(actor(session.getCallerPrincipal().getName()), act, subject, detail);
  }

  /**
   * The same for somebody else than the caller, whose work was done together with the caller's.
   *
   * @param actor public id of the account
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public void recordFor(String actor, String act, String subject, String detail) {
    waiting()
        .add(
            new AuditLog.Draft(
                clock.instant(),
                line(actor, ACTOR_LENGTH),
                line(act, ACT_LENGTH),
                line(subject, SUBJECT_LENGTH),
                line(detail, DETAIL_LENGTH)));
  }

  /** Payara calls a caller who has not signed in ANONYMOUS. */
  private static String actor(String principal) {
    return principal == null || principal.equalsIgnoreCase("anonymous") ? "anonymous" : principal;
  }

  /** One line of at most so many characters, never cut in the middle of one. */
  static String line(String text, int length) {
    String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.length() <= length) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length;
    return line.substring(0, end);
  }

  /** The drafts of the current transaction; the first one arranges for them to be written. */
  @SuppressWarnings("unchecked")
  private List<AuditLog.Draft> waiting() {
    Object known = transaction.getResource(AuditTrail.class);
    if (known != null) {
      return (List<AuditLog.Draft>) known;
    }
    List<AuditLog.Draft> drafts = new ArrayList<>();
    transaction.putResource(AuditTrail.class, drafts);
    transaction.registerInterposedSynchronization(
        new AtTheEnd(drafts, session.getBusinessObject(AuditTrail.class)));
    return drafts;
  }

  /**
   * Appends what was recorded in the current transaction; called by the transaction itself when it
   * is about to commit.
   *
   * <p>A call of a bean, because Payara enlists a connection in the transaction of the running
   * call, and the call that commits is over by then: without it the lock on the end of the chain
   * would be gone as soon as it was taken.
   *
   * @throws IllegalStateException when an entry cannot be written; the transaction then rolls back
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  @SuppressWarnings("unchecked")
  public void appendWaiting() {
    List<AuditLog.Draft> drafts = (List<AuditLog.Draft>) transaction.getResource(AuditTrail.class);
    if (drafts == null) {
      return;
    }
    try {
      log.append(drafts);
      drafts.clear();
    } catch (SQLException e) {
      throw new IllegalStateException("the audit log cannot be written: " + e.getMessage(), e);
    }
  }

  private final class AtTheEnd implements Synchronization {

    private final List<AuditLog.Draft> drafts;
    private final AuditTrail trail;

    AtTheEnd(List<AuditLog.Draft> drafts, AuditTrail trail) {
      this.drafts = drafts;
      this.trail = trail;
    }

    @Override
    public void beforeCompletion() {
      if (!transaction.getRollbackOnly()) {
        trail.appendWaiting();
      }
    }

    @Override
    public void afterCompletion(int status) {
      if (status != Status.STATUS_COMMITTED) {
        LOG.fine(() -> drafts.size() + " acts were rolled back");
      }
    }
  }

  /**
   * @param offset how many of the newest to leave out
   * @param limit at most 200
   */
  @RolesAllowed("ADMINISTRATOR")
  public AuditPage list(AuditFilter filter, int offset, int limit) {
    try {
      return log.page(filter, Math.max(0, offset), Math.max(1, Math.min(limit, PAGE_MAXIMUM)));
    } catch (SQLException e) {
      throw new IllegalStateException("the audit log cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the whole chain and checks every seal. Also called every night; the head then stands in
   * the log of the process, out of reach of whoever can write to the database.
   */
  @RolesAllowed({"ADMINISTRATOR", "SYSTEM"})
  public ChainReport verify() {
    try {
      String head = log.head();
      ChainReport report = check(head);
      if (report.whole()) {
        LOG.info("audit chain whole: " + report.entries() + " entries, head " + report.head());
      } else {
        LOG.severe("audit chain broken at entry " + report.brokenAt());
      }
      return report;
    } catch (SQLException e) {
      throw new IllegalStateException("the audit log cannot be read: " + e.getMessage(), e);
    }
  }

  /** Entries that were appended after the head was read are checked too, but not asked for. */
  private ChainReport check(String head) throws SQLException {
    ChainCheck check = new ChainCheck(head);
    log.readAll(check::read);
    return check.report();
  }
}
