package cn.shenhe.portal.web.exambank.sitting;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.web.testing.DatabaseKind;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bell, the autosaves and the hand-in of many candidates, and what each costs the server. Runs
 * only when asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=ExamBench -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 *   -Dfailsafe.failIfNoSpecifiedTests=false [-Dexam.candidates=500] [-Dexam.seconds=20]
 *   [-Dexam.database=H2|POSTGRESQL]</pre>
 */
class ExamBench {

  private static final int CANDIDATES = Integer.getInteger("exam.candidates", 500);
  private static final int SECONDS = Integer.getInteger("exam.seconds", 20);
  private static final String DATABASE = System.getProperty("exam.database", "");
  private static final boolean REHEARSED = Boolean.getBoolean("exam.rehearsed");
  private static final int WARM = Integer.getInteger("exam.warm", 60);
  private static final int WARM_BELLS = Integer.getInteger("exam.warm-bells", 1);
  private static final int WARM_SAVES = Integer.getInteger("exam.warm-saves", 40);
  private static final int AT_ONCE = 32;

  /** One thing a candidate does. */
  private interface Step {
    void take(CandidateClient candidate) throws Exception;
  }

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void anExamDay(DatabaseKind kind) throws Exception {
    assumeTrue(DATABASE.isEmpty() || DATABASE.equals(kind.name()));
    try (ExamDay day = new ExamDay(kind, CANDIDATES + WARM, List.of())) {
      if (REHEARSED) {
        day.rehearse();
      }
      List<CandidateClient> warm = day.signedIn(CANDIDATES, CANDIDATES + WARM);
      for (int i = 0; i < WARM_BELLS; i++) {
        run(kind + " warm-up: bell", day, warm, Duration.ZERO, ExamBench::bell);
      }
      for (int i = 0; i < WARM_SAVES; i++) {
        quietly(day, warm, ExamBench::save);
      }
      run(kind + " warm-up: hand-in", day, warm, Duration.ZERO, ExamBench::handIn);
      List<CandidateClient> all = day.signedIn(0, CANDIDATES);
      rest(kind, day);
      run(kind + " bell", day, all, Duration.ofSeconds(10), ExamBench::bell);
      saves(kind, day, all);
      console(kind, day);
      quietly(day, all, ExamBench::answerAll);
      run(kind + " hand-in and result", day, all, Duration.ZERO, ExamBench::handIn);
    }
  }

  /** What the portal does of itself in the ten seconds of a bell, while nobody asks anything. */
  private static void rest(DatabaseKind kind, ExamDay day) throws Exception {
    ExamDay.Used before = day.used();
    Thread.sleep(10_000);
    ExamDay.Used used = day.used().since(before);
    System.out.printf(
        "BENCH %s at rest: 10 s, CPU ms: portal %d (of it compilers %d), database %d; as much as %.2f"
            + " per candidate of the bell%n",
        kind,
        used.portal().toMillis(),
        used.compiler().toMillis(),
        used.database().toMillis(),
        (used.portal().toMillis() + used.database().toMillis()) / (double) CANDIDATES);
  }

  private static void bell(CandidateClient candidate) throws Exception {
    must(candidate.get("/my/exam/sitting?id=" + candidate.sitting).statusCode() == 200);
    must(candidate.open().status() == 200);
    must(candidate.api("GET", "sheet", "").json().getAsJsonArray("questions").size() > 0);
  }

  private static void save(CandidateClient candidate) throws Exception {
    JsonObject line =
        candidate.line("ANSWER", 1 + candidate.seq % 100, "[\"a" + candidate.seq + "\"]");
    CandidateClient.Answer answer = candidate.save(List.of(line));
    must(answer.status() == 200 && answer.json().get("acked").getAsInt() == candidate.seq);
    candidate.bodies().clear();
  }

  /** So that every hand-in has a whole paper to mark. */
  private static void answerAll(CandidateClient candidate) throws Exception {
    for (int from = 1; from <= 100; from += 50) {
      List<JsonObject> lines = new ArrayList<>();
      for (int question = from; question < from + 50; question++) {
        lines.add(candidate.line("ANSWER", question, "[\"a\"]"));
      }
      must(candidate.save(lines).json().get("acked").getAsInt() == candidate.seq);
    }
  }

  private static void handIn(CandidateClient candidate) throws Exception {
    JsonObject receipt = candidate.handIn(List.of()).json();
    must(receipt.get("closed").getAsBoolean());
    must(receipt.getAsJsonObject("result").getAsJsonArray("areas").size() > 0);
  }

  private static void must(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not as expected");
    }
  }

  private static void quietly(ExamDay day, List<CandidateClient> all, Step step) throws Exception {
    List<Callable<Void>> calls = new ArrayList<>();
    for (CandidateClient candidate : all) {
      calls.add(
          () -> {
            step.take(candidate);
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    for (Future<Void> future : pool.invokeAll(calls)) {
      future.get();
    }
    pool.shutdown();
  }

  /** Everybody takes the step once, the beginnings spread over a time. */
  private static void run(
      String what, ExamDay day, List<CandidateClient> all, Duration spread, Step step)
      throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(64);
    ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    AtomicInteger errors = new AtomicInteger();
    Random random = new Random(1);
    ExamDay.Used before = day.used();
    long begun = System.nanoTime();
    for (CandidateClient candidate : all) {
      long at = begun + (long) (random.nextDouble() * spread.toNanos());
      pool.schedule(
          () -> {
            long from = spread.isZero() ? System.nanoTime() : at;
            try {
              step.take(candidate);
              took.add(System.nanoTime() - from);
            } catch (Exception e) {
              errors.incrementAndGet();
            }
          },
          at - System.nanoTime(),
          TimeUnit.NANOSECONDS);
    }
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - begun) / 1e9;
    report(
        what, day.used().since(before), all.size(), seconds, new ArrayList<>(took), errors.get());
  }

  private static void saves(DatabaseKind kind, ExamDay day, List<CandidateClient> all)
      throws Exception {
    ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    AtomicInteger errors = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    ExamDay.Used before = day.used();
    long begun = System.nanoTime();
    for (int worker = 0; worker < AT_ONCE; worker++) {
      int mine = worker;
      pool.submit(
          () -> {
            for (int i = mine; System.nanoTime() - begun < SECONDS * 1_000_000_000L; i += AT_ONCE) {
              if (i >= all.size()) {
                i = mine;
              }
              long from = System.nanoTime();
              try {
                save(all.get(i));
                took.add(System.nanoTime() - from);
              } catch (Exception e) {
                errors.incrementAndGet();
              }
            }
          });
    }
    pool.shutdown();
    pool.awaitTermination(10, TimeUnit.MINUTES);
    double seconds = (System.nanoTime() - begun) / 1e9;
    report(
        kind + " autosave",
        day.used().since(before),
        took.size(),
        seconds,
        new ArrayList<>(took),
        errors.get());
  }

  /** What the invigilator's page asks for every second and a half. */
  private static void console(DatabaseKind kind, ExamDay day) throws Exception {
    CandidateClient invigilator = day.invigilator();
    String path = "/api/v1/invigilation/" + day.session();
    for (int i = 0; i < 50; i++) {
      must(invigilator.get(path).statusCode() == 200);
    }
    List<Long> took = new ArrayList<>();
    ExamDay.Used before = day.used();
    long begun = System.nanoTime();
    int characters = 0;
    for (int i = 0; i < 40; i++) {
      long from = System.nanoTime();
      characters = invigilator.get(path).body().length();
      took.add(System.nanoTime() - from);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    String what = "%s console of %d characters".formatted(kind, characters);
    report(what, day.used().since(before), took.size(), seconds, took, 0);
  }

  private static void report(
      String what, ExamDay.Used used, int count, double seconds, List<Long> took, int errors) {
    took.sort(null);
    System.out.printf(
        "BENCH %s: %d in %.1f s (%.0f/s), CPU ms each: portal %.2f (of it compilers %.2f), database %.2f; p50 %d ms,"
            + " p95 %d ms, p99 %d ms, errors %d%n",
        what,
        count,
        seconds,
        count / seconds,
        used.portal().toMillis() / (double) Math.max(1, count),
        used.compiler().toMillis() / (double) Math.max(1, count),
        used.database().toMillis() / (double) Math.max(1, count),
        at(took, 0.5),
        at(took, 0.95),
        at(took, 0.99),
        errors);
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) (share * (sorted.size() - 1))) / 1_000_000;
  }
}
