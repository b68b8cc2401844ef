package cn.shenhe.portal.content.delivery;

import cn.shenhe.portal.content.PublicId;
import cn.shenhe.portal.content.delivery.Ledger.Settled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Empties the ledger: claim (committed) → hand over → write down (committed). One drain at a time;
 * the couriers work in a pool of their own and never see the database.
 */
@ApplicationScoped
class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class.getName());

  /**
   * A turn: then it ends, and the timetable calls it again; nothing claimed waits longer. While a
   * host is slow to answer the next turn begins at once, so that nobody waits together with it.
   */
  static final Duration BUDGET = Duration.ofSeconds(20);

  /** So long a turn that is over waits for what is on its way, and nothing leaves. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  /** No courier takes a third of it; one that does hangs, and the others' letters must go on. */
  static final Duration GIVE_UP = Duration.ofSeconds(60);

  private static final int COURIERS = 64;
  private static final int CLAIM = 400;

  /** More than this many wait in the ledger, not in memory. */
  private static final int MOST_WAITING = 2000;

  /**
   * What was looked for in vain is looked for again only then, and ten times as long after it as
   * the looking took: among 100,000 letters to a busy host it takes long.
   */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private static final int SETTLE = 200;
  private static final long PATIENCE_MS = 100;

  @Inject Ledger ledger;
  @Inject Couriers couriers;
  @Inject InstantSource clock;

  private final ReentrantLock draining = new ReentrantLock();
  private final String life = PublicId.fresh().value();
  private HostLines lines = new HostLines();
  private ThreadPoolExecutor pool;

  /** The node is about to stop: no host is so slow that it would wait for it. */
  private volatile boolean ending;

  /**
   * @return letters whose try has ended
   */
  int drain() {
    if (ending || !draining.tryLock()) {
      return 0;
    }
    try {
      ledger.open();
      return run();
    } catch (InterruptedException e) {
      giveBack();
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      giveBack();
      throw e;
    } finally {
      draining.unlock();
    }
  }

  /**
   * The ledger did not answer: what waits here goes back to it; were it kept, it would leave once
   * from here and once from there. What is on its way keeps its claim.
   */
  private void giveBack() {
    List<Parcel> waiting = lines.clear();
    lines = new HostLines();
    try {
      ledger.release(life, waiting, clock.instant(), null);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> waiting.size() + " letters wait for the end of their claim");
    }
  }

  /** Twice, if need be: what is not written down is sent again. */
  private void writeDown(List<Settled> settled) {
    try {
      ledger.settle(life, settled);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> settled.size() + " results are written down once more");
      ledger.settle(life, settled);
    }
  }

  private int run() throws InterruptedException {
    BlockingQueue<Settled> back = new LinkedBlockingQueue<>();
    Map<String, Running> running = new HashMap<>();
    HostLines.Shut inVain = null;
    Instant end = clock.instant().plus(BUDGET);
    Instant lookAgain = end;
    boolean over = false;
    int done = 0;
    boolean more = true;
    while (true) {
      Instant now = clock.instant();
      if (!over && (ending || !now.isBefore(end))) {
        over = true;
        if (lines.waiting() > 0) {
          ledger.release(life, lines.clear(), now, null);
        }
      }
      if (over && !ending && isSlow(running.values(), now)) {
        ledger.open();
        end = now.plus(BUDGET);
        inVain = null;
        over = false;
      }
      // A second helping is fetched when few could leave, so urgent letters wait little.
      if (!over && lines.ready(now, this::perHost) < COURIERS && lines.waiting() < MOST_WAITING) {
        HostLines.Shut shut = lines.shut(now);
        boolean idle = running.isEmpty() && lines.waiting() == 0;
        if (idle && more || !shut.equals(inVain) || !now.isBefore(lookAgain)) {
          List<Parcel> claimed = ledger.claim(life, shut, CLAIM);
          claimed.forEach(lines::arrive);
          if (lines.waiting() >= MOST_WAITING) {
            ledger.release(life, lines.tooMany(), now, null);
          }
          more = !claimed.isEmpty();
          if (!more) {
            Instant then = clock.instant();
            inVain = shut;
            lookAgain = then.plus(LOOK_AGAIN).plus(Duration.between(now, then).multipliedBy(10));
          }
        }
      }
      Parcel next = null;
      while (!ending
          && running.size() < COURIERS
          && (next = lines.leave(now, this::perHost)) != null) {
        running.put(next.key(), new Running(next, now, send(next, back)));
      }
      if (running.isEmpty() && lines.waiting() == 0) {
        if (over || !more) {
          return done;
        }
        continue;
      }
      List<Settled> settled = collect(back);
      // What comes back after it was given up has been written down already.
      settled.removeIf(s -> !takenOut(s.parcel(), running));
      settled.addAll(hanging(running, clock.instant()));
      if (!settled.isEmpty()) {
        done += settled.size();
        more = true;
        Instant then = clock.instant();
        settled.forEach(s -> lines.back(s.parcel(), s.handover().result(), then));
        writeDown(settled);
      }
      List<Parcel> stranded = lines.strandedAt(clock.instant());
      if (!stranded.isEmpty()) {
        ledger.release(life, stranded, lines.closedUntil(stranded.get(0)), "对方主机没有应答");
      }
    }
  }

  private static boolean isSlow(Collection<Running> running, Instant now) {
    return running.stream().anyMatch(one -> one.since().plus(PROMPT).isBefore(now));
  }

  /** A letter on its way. */
  private record Running(Parcel parcel, Instant since, Future<?> work) {}

  private static boolean takenOut(Parcel parcel, Map<String, Running> running) {
    Running one = running.get(parcel.key());
    boolean waitedFor = one != null && one.parcel() == parcel;
    if (waitedFor) {
      running.remove(parcel.key());
    }
    return waitedFor;
  }

  /** Takes those out that have been on their way for too long; their couriers are told to stop. */
  private static List<Settled> hanging(Map<String, Running> running, Instant now) {
    List<Settled> given = new ArrayList<>();
    for (Running one : List.copyOf(running.values())) {
      if (one.since().plus(GIVE_UP).isBefore(now)) {
        one.work().cancel(true);
        running.remove(one.parcel().key());
        given.add(new Settled(one.parcel(), Handover.of(Handover.Result.UNREACHABLE, "没有等到应答")));
      }
    }
    return given;
  }

  private static List<Settled> collect(BlockingQueue<Settled> back) throws InterruptedException {
    List<Settled> settled = new ArrayList<>();
    Settled first = back.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
    if (first != null) {
      settled.add(first);
      back.drainTo(settled, SETTLE - 1);
    }
    return settled;
  }

  private Future<?> send(Parcel parcel, BlockingQueue<Settled> back) {
    Optional<Courier> courier = couriers.of(parcel.channel());
    return pool()
        .submit(
            () -> {
              Handover handover;
              try {
                handover =
                    courier
                        .map(c -> c.carry(parcel))
                        .orElseGet(() -> Handover.of(Handover.Result.RETRY, "没有这种渠道"));
              } catch (RuntimeException e) {
                // No addresses in the log: only what kind of failure, and where.
                LOG.log(Level.WARNING, e, () -> "courier failed on " + parcel.channel());
                handover = Ledger.failed(e);
              }
              back.add(new Settled(parcel, handover));
            });
  }

  private int perHost(Channel channel) {
    return couriers.of(channel).map(Courier::perHost).orElse(1);
  }

  private ThreadPoolExecutor pool() {
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              0,
              COURIERS * 2,
              30,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              work -> {
                Thread thread = new Thread(work, "courier");
                thread.setDaemon(true);
                return thread;
              });
    }
    return pool;
  }

  /** Nothing leaves any more; a drain that runs writes down what is on its way and ends. */
  void leaveOff() {
    ending = true;
  }

  @PreDestroy
  void end() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
