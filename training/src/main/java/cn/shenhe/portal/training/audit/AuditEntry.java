package cn.shenhe.portal.training.audit;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param number 1, 2, 3 … without gaps
 * @param at when it was decided, to the microsecond
 * @param actor public id of the account, {@code system} for start-up and jobs, {@code anonymous}
 *     for a visitor
 * @param act {@code feature.verb-past}
 * @param subject public id of the thing; may be empty
 * @param detail a few words without personal data; may be empty
 * @param previousHash hash of the entry before, 64 zeros for the first
 * @param hash SHA-256 over everything above, 64 hexadecimal digits
 */
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    String act,
    String subject,
    String detail,
    String previousHash,
    String hash) {

  /** Whether the entry still says what it said when it was sealed. */
  boolean isSealed() {
    return hash.equals(AuditSeal.over(previousHash, number, at, actor, act, subject, detail));
  }
}
