package cn.shenhe.portal.web.training.contest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.PortalProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * People take a contest without a pause while the portal is killed (SIGKILL) again and again: what
 * was acknowledged as kept or handed in is there afterwards. Runs only when asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=ContestFaults -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 *   -Dfailsafe.failIfNoSpecifiedTests=false [-Dcontest.players=20] [-Dcontest.kills=20]</pre>
 */
class ContestFaults {

  private static final int PLAYERS = Integer.getInteger("contest.players", 20);
  private static final int KILLS = Integer.getInteger("contest.kills", 20);

  /** People each player stands for, one after the other; more than there is time for. */
  private static final int TURNS = 1_000;

  private static final int SAVES = 5;
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What the portal acknowledged of an attempt, and all that it was sent. */
  private static final class Acknowledged {
    private final Map<Long, String> sent = new ConcurrentHashMap<>();
    private volatile long kept;
    private volatile boolean handedIn;
  }

  private final ContestPeople people = new ContestPeople();
  private final Map<String, Acknowledged> attempts = new ConcurrentHashMap<>();
  private volatile boolean over;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void whatWasAcknowledgedIsThereAfterEveryKill(DatabaseKind kind) throws Exception {
    System.setProperty("portal.it.postgres.durable", "true");
    Path data = PortalProcess.freshDirectory("contest-faults");
    DatabaseKind.TestDatabase database = kind.fresh(data);
    String name = "contest-faults-" + kind.name().toLowerCase(Locale.ROOT);
    int port = PortalProcess.freePort();
    PortalProcess.start(name, database, data, port, QUICK_START).awaitReady().terminate();
    people.enter(database, PLAYERS * TURNS);
    PortalProcess portal = PortalProcess.start(name, database, data, port, QUICK_START);
    people.askFrom(portal.awaitReady());
    ExecutorService pool = Executors.newFixedThreadPool(PLAYERS);
    for (int player = 0; player < PLAYERS; player++) {
      int first = player * TURNS;
      pool.submit(() -> play(first));
    }
    Random random = new Random();
    for (int kill = 0; kill < KILLS; kill++) {
      TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(4_000));
      kill(portal);
      portal = PortalProcess.start(name, database, data, port, QUICK_START).awaitReady();
    }
    TimeUnit.SECONDS.sleep(3);
    over = true;
    pool.shutdown();
    assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    kill(portal);
    int wrong = compare(database);
    long handedIn = attempts.values().stream().filter(a -> a.handedIn).count();
    System.out.printf(
        "FAULTS contest %s: %d players, %d kills, %d attempts, %d handed in, %d wrong%n",
        kind, PLAYERS, KILLS, attempts.size(), handedIn, wrong);
    assertThat(handedIn).isPositive();
    assertThat(wrong).isZero();
  }

  private static void kill(PortalProcess portal) throws InterruptedException {
    List<Long> ids = portal.aliveIds();
    ids.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    for (long id : ids) {
      while (ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** Attempt after attempt, each by somebody else; every step again until it is acknowledged. */
  private void play(int first) {
    for (int person = first; person < first + TURNS && !over; person++) {
      int one = person;
      String[] attempt = new String[1];
      untilAnswered(() -> attempt[0] = people.start(one));
      if (attempt[0] == null) {
        return;
      }
      Acknowledged mine = new Acknowledged();
      attempts.put(attempt[0], mine);
      for (long sequence = 1; sequence <= SAVES; sequence++) {
        save(person, attempt[0], mine, sequence);
      }
      untilAnswered(
          () -> {
            people.handIn(one, attempt[0], "&q1=end");
            mine.handedIn = true;
          });
    }
  }

  private void save(int person, String attempt, Acknowledged mine, long sequence) {
    String value = "v" + sequence;
    mine.sent.put(sequence, "1=" + value);
    String form = people.of(attempt) + "&quiet=1&sequence=" + sequence + "&q1=" + value;
    untilAnswered(
        () -> {
          ContestPeople.status(204, people.post(person, "save", form));
          mine.kept = sequence;
        });
  }

  private void untilAnswered(Runnable step) {
    while (!over) {
      try {
        step.run();
        return;
      } catch (RuntimeException down) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Attempts that are gone, or hold less than was acknowledged, or what nobody sent. */
  private int compare(DatabaseKind.TestDatabase database) throws Exception {
    Map<String, Acknowledged> missing = new ConcurrentHashMap<>(attempts);
    int wrong = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select public_id, state, answers, saved_seq from contest_attempt")) {
      while (row.next()) {
        Acknowledged mine = missing.remove(row.getString(1));
        if (mine != null && !holds(mine, row.getString(2), row.getString(3), row.getLong(4))) {
          wrong++;
        }
      }
    }
    return wrong + missing.size();
  }

  private static boolean holds(Acknowledged mine, String state, String answers, long kept) {
    if (!state.equals("OPEN")) {
      return answers.equals("1=end");
    }
    return !mine.handedIn
        && kept >= mine.kept
        && answers.equals(kept == 0 ? "" : mine.sent.get(kept));
  }
}
