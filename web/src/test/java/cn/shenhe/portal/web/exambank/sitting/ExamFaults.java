package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.web.testing.DatabaseKind;
import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Candidates who answer without a pause while the portal is killed (SIGKILL) again and again: no
 * acknowledged answer may be lost or changed, none may be stored twice. Runs only when asked for:
 *
 * <pre>
 * mvn verify -pl web -am -Dit.test=ExamFaults -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
 *   -Dfailsafe.failIfNoSpecifiedTests=false [-Dexam.candidates=100] [-Dexam.kills=100]
 *   [-Dexam.database=H2|POSTGRESQL]</pre>
 */
class ExamFaults {

  private static final int CANDIDATES = Integer.getInteger("exam.candidates", 100);
  private static final String DATABASE = System.getProperty("exam.database", "");
  private static final int KILLS = Integer.getInteger("exam.kills", 100);

  /** Most of the time of this test is starts; what is tested does not hang on the compiler. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private volatile boolean over;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void noAcknowledgedAnswerIsLost(DatabaseKind kind) throws Exception {
    assumeTrue(DATABASE.isEmpty() || DATABASE.equals(kind.name()));
    over = false;
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    Random random = new Random();
    try (ExamDay day = new ExamDay(kind, CANDIDATES, QUICK_START)) {
      List<CandidateClient> all = day.signedIn(0, CANDIDATES);
      for (CandidateClient candidate : all) {
        assertThat(candidate.open().status()).isEqualTo(200);
      }
      ExecutorService pool = Executors.newFixedThreadPool(CANDIDATES);
      all.forEach(candidate -> pool.submit(() -> sit(candidate, acknowledged)));
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(500 + random.nextInt(4_000));
        day.kill();
        day.start();
      }
      Thread.sleep(3_000);
      over = true;
      pool.shutdown();
      pool.awaitTermination(2, TimeUnit.MINUTES);
      day.kill();
      int lost = compare(day, acknowledged);
      System.out.printf(
          "FAULTS %s: %d candidates, %d kills, %d acknowledged answers, %d lost or changed%n",
          kind, CANDIDATES, KILLS, acknowledged.size(), lost);
      assertThat(lost).isZero();
      day.start();
    }
  }

  /** Writes answers and sends each until it is acknowledged, as the page does. */
  private void sit(CandidateClient candidate, Map<String, String> acknowledged) {
    List<JsonObject> unsent = new ArrayList<>();
    Random random = new Random();
    while (!over) {
      try {
        if (unsent.size() < 5) {
          String value = "[\"" + random.nextInt() + "\"]";
          unsent.add(candidate.line("ANSWER", 1 + random.nextInt(100), value));
        }
        CandidateClient.Answer answer = candidate.save(List.copyOf(unsent));
        candidate.bodies().clear();
        if (answer.status() == 200) {
          int acked = answer.json().get("acked").getAsInt();
          while (!unsent.isEmpty() && unsent.get(0).get("s").getAsInt() <= acked) {
            JsonObject line = unsent.remove(0);
            acknowledged.put(
                candidate.sitting + "/" + line.get("s").getAsInt(), line.get("v").getAsString());
          }
        }
        Thread.sleep(50);
      } catch (InterruptedException e) {
        return;
      } catch (Exception down) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int compare(ExamDay day, Map<String, String> acknowledged) throws Exception {
    Map<String, String> stored = new HashMap<>();
    int wrong = 0;
    try (Connection connection = day.database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select s.public_id, e.client_seq, e.content from answer_event e join sitting s"
                    + " on s.id = e.sitting_id where e.client_seq > 0")) {
      while (row.next()) {
        String twin = stored.put(row.getString(1) + "/" + row.getInt(2), row.getString(3));
        wrong += twin == null ? 0 : 1;
      }
    }
    for (Map.Entry<String, String> answer : acknowledged.entrySet()) {
      wrong += answer.getValue().equals(stored.get(answer.getKey())) ? 0 : 1;
    }
    return wrong;
  }
}
