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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Candidates who answer without a pause while the portal is killed (SIGKILL) again and again: no
 * acknowledged answer may be lost or changed, none may be stored twice. Every tenth hands in
 * between the kills: what the receipt says is what is stored. Runs only when asked for:
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

  private static final int HANDS_IN = 10;
  private static final int CODE = 12;

  private volatile boolean over;
  private volatile int kills;

  @ParameterizedTest
  @EnumSource(DatabaseKind.class)
  void noAcknowledgedAnswerIsLost(DatabaseKind kind) throws Exception {
    assumeTrue(DATABASE.isEmpty() || DATABASE.equals(kind.name()));
    over = false;
    kills = 0;
    Map<String, String> receipts = new ConcurrentHashMap<>();
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    Random random = new Random();
    try (ExamDay day = new ExamDay(kind, CANDIDATES, QUICK_START)) {
      List<CandidateClient> all = day.signedIn(0, CANDIDATES);
      for (CandidateClient candidate : all) {
        assertThat(candidate.open().status()).isEqualTo(200);
      }
      ExecutorService pool = Executors.newFixedThreadPool(CANDIDATES);
      for (int i = 0; i < all.size(); i++) {
        CandidateClient candidate = all.get(i);
        // One after the other over the whole run; the others never.
        int until = i % HANDS_IN == 0 ? (i + 1) * KILLS / (CANDIDATES + 1) : Integer.MAX_VALUE;
        pool.submit(() -> sit(candidate, until, acknowledged, receipts));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(500 + random.nextInt(4_000));
        kills = kill;
        // Some of those who hand in now are on their way when the portal dies.
        Thread.sleep(random.nextInt(150));
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
      assertThat(receipts).hasSize((CANDIDATES + HANDS_IN - 1) / HANDS_IN);
      assertThat(codes(day, receipts.keySet())).isEqualTo(receipts);
      day.start();
      for (CandidateClient candidate : all) {
        if (receipts.containsKey(candidate.sitting)) {
          assertThat(candidate.handIn(List.of()).json().get("code").getAsString())
              .isEqualTo(receipts.get(candidate.sitting));
        }
      }
    }
  }

  /**
   * Writes answers and sends each until it is acknowledged, as the page does.
   *
   * @param until after so many kills the candidate hands in
   */
  private void sit(
      CandidateClient candidate,
      int until,
      Map<String, String> acknowledged,
      Map<String, String> receipts) {
    List<JsonObject> unsent = new ArrayList<>();
    Random random = new Random();
    while (!over) {
      try {
        if (kills >= until) {
          CandidateClient.Answer end = candidate.handIn(List.copyOf(unsent));
          if (end.status() == 200 && end.json().get("closed").getAsBoolean()) {
            unsent.forEach(line -> note(candidate, line, acknowledged));
            receipts.put(candidate.sitting, end.json().get("code").getAsString());
            return;
          }
          pause();
          continue;
        }
        if (unsent.size() < 5) {
          String value = "[\"" + random.nextInt() + "\"]";
          unsent.add(candidate.line("ANSWER", 1 + random.nextInt(100), value));
        }
        CandidateClient.Answer answer = candidate.save(List.copyOf(unsent));
        candidate.bodies().clear();
        if (answer.status() == 200) {
          int acked = answer.json().get("acked").getAsInt();
          while (!unsent.isEmpty() && unsent.get(0).get("s").getAsInt() <= acked) {
            note(candidate, unsent.remove(0), acknowledged);
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

  private static void note(
      CandidateClient candidate, JsonObject line, Map<String, String> acknowledged) {
    acknowledged.put(
        candidate.sitting + "/" + line.get("s").getAsInt(), line.get("v").getAsString());
  }

  /** What the receipts of these closed sittings have to say, from what is stored. */
  private static Map<String, String> codes(ExamDay day, Set<String> sittings) throws Exception {
    Map<String, String> codes = new HashMap<>();
    try (Connection connection = day.database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select s.public_id, e.hash from sitting s join answer_event e on e.sitting_id ="
                    + " s.id and e.seq = s.last_seq where s.state = 'CLOSED'")) {
      while (row.next()) {
        if (sittings.contains(row.getString(1))) {
          codes.put(row.getString(1), row.getString(2).substring(0, CODE));
        }
      }
    }
    return codes;
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
