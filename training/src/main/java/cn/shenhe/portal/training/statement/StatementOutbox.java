package cn.shenhe.portal.training.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Steps of the draining, each in a transaction of its own. */
@Stateless
@RolesAllowed("SYSTEM")
public class StatementOutbox {

  private static final int BATCH = 50;

  @Inject StatementRepository statements;
  @Inject StoreSettings store;
  @Inject InstantSource clock;

  /** What is due, the oldest first: id and text; at most 50. */
  public Map<String, String> due() {
    Map<String, String> due = new LinkedHashMap<>();
    statements.due(clock.instant(), BATCH).forEach(s -> due.put(s.id(), s.body()));
    return due;
  }

  public void sent(Collection<String> ids) {
    statements.named(ids).forEach(s -> s.sent(clock.instant()));
  }

  public void later(Collection<String> ids, String problem) {
    statements.named(ids).forEach(s -> s.later(problem, clock.instant()));
  }

  public void failed(String id, String problem) {
    statements.statement(id).ifPresent(s -> s.failed(problem, clock.instant()));
  }

  /** Removes what ended long ago. */
  public int purge() {
    return statements.purge(clock.instant().minus(Duration.ofDays(store.keepDays())));
  }
}
