package cn.shenhe.portal.training.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the learning record store what is waiting. Whatever dies on the way, a statement is told
 * again under its old id, which the store knows then.
 */
@Stateless
@RolesAllowed("SYSTEM")
public class StatementDrain {

  private static final int MOST_ROUNDS = 20;
  private static final Logger LOG = Logger.getLogger(StatementDrain.class.getName());

  @Inject StatementOutbox outbox;
  @Inject StoreClient store;
  @Inject StoreSettings settings;

  /**
   * @return statements the store has now
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public int drain() {
    int told = 0;
    for (int round = 0; settings.configured() && round < MOST_ROUNDS; round++) {
      Map<String, String> due = outbox.due();
      if (due.isEmpty()) {
        break;
      }
      StoreClient.Answer answer = store.post("[" + String.join(",", due.values()) + "]");
      if (answer.taken()) {
        outbox.sent(List.copyOf(due.keySet()));
        told += due.size();
      } else if (answer.known() || answer.hopeless()) {
        told += oneByOne(due);
      } else {
        later(due, answer);
        break;
      }
    }
    return told;
  }

  /** One of them is known already, or not to the store's liking: each is told by itself. */
  private int oneByOne(Map<String, String> due) {
    int told = 0;
    for (Map.Entry<String, String> one : due.entrySet()) {
      StoreClient.Answer answer = store.put(one.getKey(), one.getValue());
      if (answer.taken() || answer.known()) {
        outbox.sent(List.of(one.getKey()));
        told++;
      } else if (answer.hopeless()) {
        outbox.failed(one.getKey(), answer.problem());
        LOG.log(Level.WARNING, "statement {0} is refused for good", one.getKey());
      } else {
        later(Map.of(one.getKey(), one.getValue()), answer);
      }
    }
    return told;
  }

  private void later(Map<String, String> due, StoreClient.Answer answer) {
    outbox.later(List.copyOf(due.keySet()), answer.problem());
    LOG.log(
        Level.WARNING,
        "the learning record store did not take {0} statements: {1}",
        new Object[] {due.size(), answer.problem()});
  }
}
