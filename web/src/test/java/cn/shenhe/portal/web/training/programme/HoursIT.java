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
import org.junit.jupiter.api.Test;

/**
 * Learning hours over HTTP, on each database: what bots try earns nothing, an honest heartbeat
 * counts. Every test learns another lesson, with the account of the demonstration.
 */
@OnBothDatabases
class HoursIT {

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
