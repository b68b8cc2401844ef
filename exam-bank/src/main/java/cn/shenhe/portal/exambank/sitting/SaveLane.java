package cn.shenhe.portal.exambank.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stores what devices send, all that has come in while the last commit was on its way to the disk
 * in one transaction: with hundreds of candidates the commit is what costs. A request gets its
 * receipt only when that transaction is committed. Whatever cannot share one (a sitting whose time
 * is over, a fenced device, a row somebody else is changing, a transaction that failed) is stored
 * alone, so that no candidate can harm another.
 */
@ApplicationScoped
public class SaveLane {

  private static final Logger LOG = Logger.getLogger(SaveLane.class.getName());
  private static final int MOST_TOGETHER = 64;

  @Inject Sittings sittings;

  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock(true);

  /** A request in the queue; only whoever has the turn changes it. */
  private static final class Waiting {
    private final SaveCall call;
    private boolean tried;
    private SaveReceipt receipt;

    Waiting(SaveCall call) {
      this.call = call;
    }
  }

  /**
   * Takes lines of the device's journal; what the receipt acknowledges is stored for good.
   *
   * @throws UnknownSitting when the secret does not fit
   */
  public SaveReceipt save(SaveCall call) {
    Waiting mine = new Waiting(call);
    queue.add(mine);
    turn.lock();
    try {
      while (!mine.tried) {
        storeTogether(next());
      }
    } finally {
      turn.unlock();
    }
    return mine.receipt == null ? sittings.save(call) : mine.receipt;
  }

  private List<Waiting> next() {
    List<Waiting> next = new ArrayList<>();
    while (next.size() < MOST_TOGETHER && !queue.isEmpty()) {
      next.add(queue.remove());
    }
    return next;
  }

  private void storeTogether(List<Waiting> all) {
    all.forEach(waiting -> waiting.tried = true);
    try {
      List<Optional<SaveReceipt>> receipts =
          sittings.saveTogether(all.stream().map(waiting -> waiting.call).toList());
      for (int i = 0; i < all.size(); i++) {
        all.get(i).receipt = receipts.get(i).orElse(null);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "saves could not be stored together, now one by one", e);
    }
  }
}
