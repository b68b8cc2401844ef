package cn.shenhe.portal.web.training.programme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.web.testing.Caller;
import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Learning hours over HTTP, on each database: what bots try earns nothing, an honest heartbeat
 * counts. Every test learns another lesson, with the account of the demonstration.
 */
@OnBothDatabases
class HoursIT {

  private static final Logger LOG = Logger.getLogger(HoursIT.class.getName());

  private final Portal portal;
  private Caller caller;

  HoursIT(DatabaseKind kind) {
    portal = Portal.on(kind);
    caller = Caller.stranger(portal);
  }

  @Test
  void strangersHaveNoHours() {
    assertThat(call("open", "{\"piece\":\"lesson:cpr-aed\"}").statusCode()).isEqualTo(403);
  }

  @Test
  void timeThatPassedIsCreditedOnceAndAReplayEarnsNothing() throws InterruptedException {
    signIn("demo.examiner");
    JsonObject open = json(call("open", piece("work-at-height")));
    Thread.sleep(2100);
    JsonObject first = json(call("beat", beat(open)));
    assertThat(first.get("creditedSeconds").getAsInt()).isBetween(2, 20);

    for (int i = 0; i < 5; i++) {
      assertThat(json(call("beat", beat(open))).get("creditedSeconds").getAsInt())
          .isEqualTo(first.get("creditedSeconds").getAsInt());
    }
    assertThat(call("beat", beat(first)).statusCode()).isEqualTo(200);
    assertThat(problem(call("beat", beat(open)))).isEqualTo("/problems/hours.nonce-stale");
    assertThat(problem(call("beat", "{\"stream\":\"" + open.get("stream").getAsString() + "\"}")))
        .isEqualTo("/problems/hours.nonce-stale");
  }

  @Test
  void sendingADurationEarnsNothing() {
    signIn("demo.examiner");
    JsonObject open = json(call("open", piece("hot-work-permit")));
    HttpResponse<String> answer =
        call(
            "beat",
            beat(open).replace("}", ",\"from\":0,\"to\":99999,\"seconds\":99999,\"duration\":99}"));
    assertThat(json(answer).get("creditedSeconds").getAsInt()).isLessThan(5);
  }

  @Test
  void ofTenTabsOnlyTheLastCounts() throws InterruptedException {
    signIn("demo.examiner");
    List<JsonObject> tabs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tabs.add(json(call("open", piece(i % 2 == 0 ? "dust-explosion" : "machinery-lockout"))));
    }
    Thread.sleep(1100);
    for (JsonObject tab : tabs.subList(0, 9)) {
      assertThat(problem(call("beat", beat(tab)))).isEqualTo("/problems/hours.stream-taken");
    }
    assertThat(json(call("beat", beat(tabs.get(9)))).get("creditedSeconds").getAsInt())
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void aSecondDeviceEndsTheFirst() {
    signIn("demo.examiner");
    JsonObject phone = json(call("open", piece("risk-four-colours")));
    signIn("demo.examiner");
    json(call("open", piece("risk-four-colours")));
    assertThat(problem(call("beat", beat(phone)))).isEqualTo("/problems/hours.stream-taken");
  }

  /** Ten requests with one and the same nonce at the same moment: one of them is the heartbeat. */
  @Test
  void oneHeartbeatSentTenTimesAtOnceCountsOnce() throws InterruptedException {
    signIn("demo.duty2");
    long began = System.nanoTime();
    JsonObject open = json(call("open", piece("confined-space-entry")));
    Thread.sleep(1500);
    Caller bot = caller;
    List<Integer> credits =
        IntStream.range(0, 10)
            .parallel()
            .mapToObj(i -> bot.postJson("/api/v1/learning/beat", beat(open)))
            .map(answer -> json(answer).get("creditedSeconds").getAsInt())
            .toList();
    long wall = (System.nanoTime() - began) / 1_000_000_000L;
    assertThat(credits).allMatch(seconds -> seconds <= wall + 1);
    assertThat(credits.stream().mapToInt(Integer::intValue).max().orElse(0)).isPositive();
  }

  /**
   * What each way of learning earned of the time it took. The rows are printed: {@code grep 'hours
   * over HTTP'}. The clock of the test encloses the server's, so both bounds are strict.
   */
  @Test
  void cheatsEarnNoMoreThanTheClockAndTheHonestLoseAtMostAReload() throws InterruptedException {
    signIn("demo.worker");
    Run plain = run("work-at-height", 24, Set.of(), -1, -1, false);
    Run lossy = run("hot-work-permit", 24, Set.of(5, 13), 9, -1, false);
    Run locked = run("dust-explosion", 24, Set.of(), -1, 12, false);
    Run fast = run("machinery-lockout", 24, Set.of(), -1, -1, true);
    for (Run run : List.of(plain, lossy, locked, fast)) {
      assertThat(run.credited()).as(run.name()).isLessThanOrEqualTo(run.wall() / 1000 + 1);
      assertThat(run.credited()).as(run.name()).isGreaterThanOrEqualTo(run.sure() / 1000 - 1);
    }
  }

  /**
   * A way of learning.
   *
   * @param wall milliseconds from before the first request until after the last answer
   * @param sure milliseconds that lay between a request and its answer for certain, without what a
   *     reload or a locked telephone cost
   * @param credited seconds
   */
  private record Run(String name, long wall, long sure, long credited) {}

  private Run run(String lesson, int beats, Set<Integer> lost, int reload, int lock, boolean lies)
      throws InterruptedException {
    long began = millis();
    JsonObject state = json(call("open", piece(lesson)));
    long from = millis();
    long before = state.get("creditedSeconds").getAsLong();
    long last = from;
    long sure = 0;
    for (int i = 0; i < beats; i++) {
      Thread.sleep(150);
      if (i == reload || i == lock) {
        sure += last - from;
        Thread.sleep(i == lock ? 1500 : 0);
        state = json(call("open", piece(lesson)));
        from = millis();
        last = from;
      } else if (!lost.contains(i)) {
        long sent = millis();
        String body = beat(state);
        state =
            json(
                call(
                    "beat",
                    lies ? body.replace("}", ",\"rate\":16,\"to\":" + i * 16 + "}") : body));
        last = sent;
      }
    }
    sure += last - from;
    long wall = millis() - began;
    long credited = state.get("creditedSeconds").getAsLong() - before;
    String name =
        lies ? "×16" : lock >= 0 ? "phone locked" : reload >= 0 ? "5 % lost, reload" : "plain";
    Run run = new Run(name, wall, sure, credited);
    LOG.info(() -> "hours over HTTP, " + portal + ": " + run);
    return run;
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  @Test
  void anUnknownPieceIsNotFound() {
    signIn("demo.examiner");
    assertThat(call("open", piece("no-such-lesson")).statusCode()).isEqualTo(404);
  }

  @Test
  void theRecordShowsEvidenceAndIsAWorkbook() throws InterruptedException {
    signIn("demo.invigilator");
    JsonObject open = json(call("open", piece("hidden-danger-closed-loop")));
    Thread.sleep(1200);
    call("beat", beat(open));

    String page = caller.get("/my/record").body();
    assertThat(page).contains("计时依据").contains("见证 1 次");
    assertThat(caller.get("/my/record-print").body()).startsWith("%PDF-");
    HttpResponse<String> file = caller.get("/my/record-file");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("PK");
    assertThat(caller.get("/my/archive-file").statusCode()).isEqualTo(403);
  }

  @Test
  void programmesShowHoursAndBasis() {
    assertThat(portal.get("/programme/programmes").body()).contains("安全生产管理人员安全培训大纲");
    assertThat(portal.get("/programme/programme?code=PRINCIPAL-GENERAL").body())
        .contains("<td>32</td><td>48</td>")
        .contains("<td>12</td><td>16</td>")
        .contains("生产经营单位安全培训规定");
    assertThat(portal.get("/programme/programme?code=NONE").statusCode()).isEqualTo(404);
  }

  private static String piece(String slug) {
    return "{\"piece\":\"lesson:" + slug + "\"}";
  }

  private static String beat(JsonObject last) {
    return "{\"stream\":\""
        + last.get("stream").getAsString()
        + "\",\"nonce\":\""
        + last.get("nonce").getAsString()
        + "\"}";
  }

  private HttpResponse<String> call(String path, String body) {
    return caller.postJson("/api/v1/learning/" + path, body);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  private static String problem(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("type").getAsString();
  }

  private void signIn(String login) {
    caller = Caller.signedIn(portal, login);
  }
}
