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

  /** Then it ends, and the timetable calls it again. */
  private static final Duration BUDGET = Duration.ofSeconds(20);

  /** No courier takes a third of it; one that does hangs, and the others' letters must go on. */
  private static final Duration GIVE_UP = Duration.ofSeconds(60);

  private static final int COURIERS = 64;
  private static final int CLAIM = 400;
  private static final int SETTLE = 200;
  private static final long PATIENCE_MS = 100;

  @Inject Ledger ledger;
  @Inject Couriers couriers;
  @Inject InstantSource clock;

  private final ReentrantLock draining = new ReentrantLock();
  private final String life = PublicId.fresh().value();
  private final HostLines lines = new HostLines();
  private ThreadPoolExecutor pool;

  /**
   * @return letters whose try has ended
   */
  int drain() {
    if (!draining.tryLock()) {
      return 0;
    }
    try {
      ledger.open(life);
      return run(clock.instant().plus(BUDGET));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } finally {
      draining.unlock();
    }
  }

  private int run(Instant end) throws InterruptedException {
    BlockingQueue<Settled> back = new LinkedBlockingQueue<>();
    Map<String, Running> running = new HashMap<>();
    int done = 0;
    boolean more = true;
    while (true) {
      Instant now = clock.instant();
      boolean open = now.isBefore(end);
      // A second helping is fetched when the first is nearly eaten, so urgent letters wait little.
      if (open && more && lines.waiting() < COURIERS) {
        List<Parcel> claimed = ledger.claim(life, lines.closed(now), CLAIM);
        claimed.forEach(lines::arrive);
        more = !claimed.isEmpty();
      }
      if (!open) {
        ledger.release(life, lines.clear(), now, null);
      }
      Parcel next = null;
      while (running.size() < COURIERS && (next = lines.leave(now, this::perHost)) != null) {
        running.put(next.key(), new Running(next, now, send(next, back)));
      }
      if (running.isEmpty() && lines.waiting() == 0) {
        if (!open || !more) {
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
        ledger.settle(life, settled);
      }
      List<Parcel> stranded = lines.strandedAt(clock.instant());
      if (!stranded.isEmpty()) {
        ledger.release(life, stranded, lines.closedUntil(stranded.get(0)), "对方主机没有应答");
      }
    }
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

  @PreDestroy
  void end() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
