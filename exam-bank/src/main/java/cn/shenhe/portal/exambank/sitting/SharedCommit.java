package cn.shenhe.portal.exambank.sitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does in one transaction what has come in while the last commit was on its way to the disk: with
 * hundreds of candidates the commit is what costs. A caller gets his answer only when that
 * transaction is committed. Whatever cannot share one is done alone, so that no candidate can harm
 * another.
 *
 * @param <C> what is asked
 * @param <R> what is answered
 */
final class SharedCommit<C, R> {

  private static final Logger LOG = Logger.getLogger(SharedCommit.class.getName());
  private static final int MOST_TOGETHER = 64;

  private final Function<List<C>, List<Optional<R>>> together;
  private final Function<C, R> alone;
  private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
  private final ReentrantLock turn = new ReentrantLock(true);

  /** A call in the queue; only whoever has the turn changes it. */
  private final class Waiting {
    private final C call;
    private boolean tried;
    private R answer;

    Waiting(C call) {
      this.call = call;
    }
  }

  /**
   * @param together does several in a transaction of their own, all or none; answers each in order,
   *     empty where it has to be done alone
   * @param alone does one in its own transaction
   */
  SharedCommit(Function<List<C>, List<Optional<R>>> together, Function<C, R> alone) {
    this.together = together;
    this.alone = alone;
  }

  R call(C call) {
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
    return mine.answer == null ? alone.apply(call) : mine.answer;
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
      List<Optional<R>> answers =
          together.apply(all.stream().map(waiting -> waiting.call).toList());
      for (int i = 0; i < all.size(); i++) {
        all.get(i).answer = answers.get(i).orElse(null);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "calls could not be stored together, now one by one", e);
    }
  }
}
