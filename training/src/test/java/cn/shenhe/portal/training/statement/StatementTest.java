package cn.shenhe.portal.training.statement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.certificate.CertificateIssued;
import cn.shenhe.portal.exambank.grading.ResultSettled;
import cn.shenhe.portal.exambank.paper.PracticeHandedIn;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.training.TrainingDatabase;
import cn.shenhe.portal.training.booking.VisitAttended;
import cn.shenhe.portal.training.hours.HoursCredited;
import cn.shenhe.portal.training.play.PackageLaunched;
import cn.shenhe.portal.training.programme.ClassTaught;
import cn.shenhe.portal.training.programme.EnrolmentMoved;
import cn.shenhe.portal.training.programme.TaughtResult;
import cn.shenhe.portal.training.roster.ClassAttended;
import cn.shenhe.portal.training.roster.ClassResult;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people did reaches a learning record store once, whatever happens on the way. */
class StatementTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TrainingDatabase db = new TrainingDatabase();
  private Store store;

  @BeforeEach
  void prepare() throws IOException {
    store = new Store();
    db.setting("portal.data.dir", Path.of("target", "statements").toString());
    db.put(StatementOutbox.class, new Steps());
    StatementOutbox outbox = db.bean(StatementOutbox.class);
    outbox.statements = db.bean(StatementRepository.class);
    outbox.clock = db::now;
  }

  @AfterEach
  void close() {
    store.server.stop(0);
    db.close();
  }

  private void on() {
    db.setting("portal.xapi.endpoint", store.address());
    db.setting("portal.xapi.user", "portal");
    db.setting("portal.xapi.password", "secret");
    db.bean(StatementOutbox.class).store = db.bean(StoreSettings.class);
  }

  private StatementDrain drain() {
    return db.bean(StatementDrain.class);
  }

  private void everythingHappens() {
    StatementWriter writer = db.bean(StatementWriter.class);
    db.run(
        () -> {
          HoursCredited half = new HoursCredited("p1", "lesson:cpr", "急救", false, 60, db.now());
          HoursCredited done = new HoursCredited("p1", "lesson:cpr", "急救", true, 300, db.now());
          writer.learned(half);
          writer.learned(done);
          writer.learned(done);
          writer.enrolled(new EnrolmentMoved("p1", "e1", "CODE", "培训", false, db.now()));
          writer.enrolled(new EnrolmentMoved("p1", "e1", "CODE", "培训", true, db.now()));
          writer.attended(attended(false));
          writer.attended(attended(true));
          writer.taught(taught(false));
          writer.taught(taught(true));
          writer.launched(new PackageLaunched("p1", "k1", "a1", "课件", db.now()));
          PracticeHandedIn practice =
              new PracticeHandedIn("q1", "p1", Category.PUBLIC, "", 15, 20, db.now());
          writer.practised(practice);
          writer.practised(practice);
          writer.certified(new CertificateIssued("r1", "p1", "考试", db.now()));
          writer.visited(new VisitAttended("p1", "b1", "体验馆", "地震体验", 60, db.now(), db.now()));
          writer.examined(new ResultSettled("r1", "p1", "甲", "考试", false, null, ""));
          writer.examined(new ResultSettled("r1", "p1", "甲", "考试", true, null, ""));
        });
  }

  private ClassAttended attended(boolean cancelled) {
    return new ClassAttended("p1", "t1", "厂级教育", 90, ClassResult.PASSED, 88, db.now(), cancelled);
  }

  private ClassTaught taught(boolean cancelled) {
    return new ClassTaught("p1", "c1", "新工人培训", 45, TaughtResult.PASSED, db.now(), cancelled);
  }

  @Test
  void withoutAnAddressNothingIsWritten() {
    everythingHappens();
    assertThat(db.in(() -> db.bean(StatementRepository.class).due(db.now(), 50))).isEmpty();
    assertThat(drain().drain()).isZero();
  }

  @Test
  void everyEventIsToldOnceInTheShapeOfXapi() throws IOException {
    on();
    everythingHappens();
    assertThat(drain().drain()).isEqualTo(13);
    assertThat(drain().drain()).isZero();

    assertThat(store.kept).hasSize(13);
    assertThat(store.headers).allMatch(line -> line.equals("1.0.3 Basic cG9ydGFsOnNlY3JldA=="));
    List<String> verbs = new ArrayList<>();
    for (String text : store.kept.values()) {
      JsonNode statement = JSON.readTree(text);
      verbs.add(statement.at("/verb/id").asText().replaceAll(".*/", ""));
      assertThat(statement.at("/actor/objectType").asText()).isEqualTo("Agent");
      assertThat(statement.at("/actor/account/homePage").asText()).startsWith("http");
      assertThat(statement.at("/actor/account/name").asText()).matches("[0-9a-f]{32}");
      assertThat(statement.at("/verb/display/en").asText()).isNotEmpty();
      assertThat(statement.at("/object/id").asText()).isNotEmpty();
      assertThat(statement.at("/timestamp").asText()).startsWith("2026-11-24T");
      assertThat(text).doesNotContain("p1", "甲");
    }
    assertThat(verbs)
        .containsExactlyInAnyOrder(
            "attended",
            "voided",
            "completed",
            "launched",
            "completed",
            "earned",
            "registered",
            "completed",
            "attended",
            "voided",
            "attended",
            "failed",
            "passed");
    JsonNode lesson = JSON.readTree(store.kept.get(StatementText.id("piece/p1/lesson:cpr/2026")));
    assertThat(lesson.at("/object/definition/type").asText())
        .isEqualTo("http://adlnet.gov/expapi/activities/lesson");
    assertThat(lesson.at("/result/duration").asText()).isEqualTo("PT5M");
    JsonNode meeting = JSON.readTree(store.kept.get(StatementText.id("class/t1/p1")));
    assertThat(meeting.at("/result/score/scaled").asDouble()).isEqualTo(0.88);
    assertThat(meeting.at("/result/success").asBoolean()).isTrue();
  }

  @Test
  void aStoreThatIsDownIsAskedAgainLaterAndLaterAndNothingIsLost() {
    on();
    everythingHappens();
    store.status = 503;
    assertThat(drain().drain()).isZero();
    assertThat(drain().drain()).isZero();
    assertThat(store.requests).isEqualTo(1);
    db.pass(Duration.ofSeconds(31));
    drain().drain();
    assertThat(store.requests).isEqualTo(2);
    db.pass(Duration.ofSeconds(31));
    drain().drain();
    assertThat(store.requests).isEqualTo(2);
    store.status = 0;
    db.pass(Duration.ofHours(1));
    assertThat(drain().drain()).isEqualTo(13);
    assertThat(store.kept).hasSize(13);
  }

  @Test
  void whatTheStoreKnowsAlreadyIsNotKeptTwice() {
    on();
    everythingHappens();
    drain().drain();
    // The portal died after the store had answered and before it could write that down.
    db.sql("update learning_statement set state = 'WAITING', ended_at = null");
    db.run(
        () ->
            db.bean(StatementWriter.class)
                .enrolled(new EnrolmentMoved("p2", "e2", "CODE", "培训", false, db.now())));
    assertThat(drain().drain()).isEqualTo(14);
    assertThat(store.kept).hasSize(14);
    assertThat(store.twice).isZero();
    assertThat(drain().drain()).isZero();
  }

  @Test
  void oneThatIsRefusedForGoodDoesNotHoldUpTheOthers() {
    on();
    everythingHappens();
    store.poison = StatementText.id("class/t1/p1");
    assertThat(drain().drain()).isEqualTo(12);
    assertThat(
            db.in(() -> db.bean(StatementRepository.class).statement(store.poison))
                .orElseThrow()
                .state())
        .isEqualTo(LearningStatement.State.FAILED);
    db.pass(Duration.ofDays(31));
    assertThat(db.bean(StatementOutbox.class).purge()).isEqualTo(13);
  }

  /** The outbox with the transactions the container would make. */
  private final class Steps extends StatementOutbox {

    @Override
    public Map<String, String> due() {
      return db.in(super::due);
    }

    @Override
    public void sent(Collection<String> ids) {
      db.run(() -> super.sent(ids));
    }

    @Override
    public void later(Collection<String> ids, String problem) {
      db.run(() -> super.later(ids, problem));
    }

    @Override
    public void failed(String id, String problem) {
      db.run(() -> super.failed(id, problem));
    }

    @Override
    public int purge() {
      return db.in(super::purge);
    }
  }

  /** A learning record store on this machine: takes all or none, knows ids, can be told to fail. */
  private static final class Store {

    private final HttpServer server;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();
    private int requests;
    private int twice;
    private int status;
    private String poison = "";

    Store() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/xapi/statements", this::take);
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi/";
    }

    private void take(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests++;
      headers.add(
          exchange.getRequestHeaders().getFirst("X-Experience-API-Version")
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(status > 0 ? status : judge(body), -1);
      exchange.close();
    }

    private int judge(String body) throws IOException {
      JsonNode sent = JSON.readTree(body);
      List<JsonNode> statements = new ArrayList<>();
      if (sent.isArray()) {
        sent.forEach(statements::add);
      } else {
        statements.add(sent);
      }
      for (JsonNode statement : statements) {
        if (statement.get("id").asText().equals(poison)) {
          return 400;
        }
        if (kept.containsKey(statement.get("id").asText())) {
          return 409;
        }
      }
      for (JsonNode statement : statements) {
        twice += kept.put(statement.get("id").asText(), statement.toString()) == null ? 0 : 1;
      }
      return sent.isArray() ? 200 : 204;
    }
  }
}
