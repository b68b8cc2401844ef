package cn.shenhe.portal.training.audit;

import java.time.Instant;

/**
 * Which entries to list; a null or blank part does not restrict.
 *
 * @param actor exactly
 * @param act the act or its beginning ({@code warning.})
 * @param subject exactly
 * @param from at or after
 * @param until before
 */
public record AuditFilter(String actor, String act, String subject, Instant from, Instant until) {

  public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
