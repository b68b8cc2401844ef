package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.shenhe.portal.web.testing.DatabaseKind;
import cn.shenhe.portal.web.testing.OnBothDatabases;
import cn.shenhe.portal.web.testing.Portal;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A whole sitting over the wire. */
@OnBothDatabases
class SittingIT {

  /** Every name that may stand in an answer of the interface; none is of a key. */
  private static final Set<String> NAMES =
      Set.of(
          "sitting",
          "token",
          "epoch",
          "anchor",
          "state",
          "startedAt",
          "deadline",
          "now",
          "opensAt",
          "grace",
          "questions",
          "seq",
          "notice",
          "noticeNumber",
          "candidate",
          "seat",
          "answers",
          "lastQuestion",
          "flagged",
          "acked",
          "hash",
          "fenced",
          "refusal",
          "closed",
          "submittedAt",
          "by",
          "answered",
          "code",
          "result",
          "outcome",
          "full",
          "pass",
          "areas",
          "area",
          "type",
          "title",
          "status",
          "paper",
          "minutes",
          "marks",
          "no",
          "stem",
          "pictures",
          "options",
          "id",
          "html",
          "targets");

  private final Portal portal;
  private final DatabaseKind kind;

  SittingIT(DatabaseKind kind) {
    this.kind = kind;
    portal = Portal.on(kind);
  }

  private CandidateClient candidate(String login) throws IOException, InterruptedException {
    CandidateClient candidate =
        new CandidateClient(CandidateClient.http(), path -> portal.url(path).toString());
    candidate.signIn(login);
    return candidate;
  }

  @Test
  void answersAreStoredOnceTheSecondDeviceWinsAndTheHandInIsFinal() throws Exception {
    CandidateClient first = candidate("demo.school");
    first.enrol();
    assertThat(first.open().status()).isEqualTo(200);
    JsonObject sheet = first.api("GET", "sheet", "").json();
    assertThat(sheet.getAsJsonArray("questions")).hasSize(100);
    JsonObject one = first.line("ANSWER", 1, "[\"one\"]");
    JsonObject two = first.line("ANSWER", 2, "[\"first device\"]");
    JsonObject receipt1 = first.save(List.of(one)).json();
    assertThat(receipt1.get("acked").getAsInt()).isEqualTo(1);
    assertThat(receipt1.get("hash")).isEqualTo(one.get("h"));
    assertThat(receipt1.get("sitting").getAsString()).isEqualTo(first.sitting);
    assertThat(first.save(List.of(one)).json().get("acked").getAsInt()).isEqualTo(1);

    CandidateClient second = candidate("demo.school");
    second.sitting = first.sitting;
    JsonObject resumed = second.open().json();
    assertThat(resumed.getAsJsonObject("answers").get("1").toString()).isEqualTo("[\"one\"]");
    second.save(List.of(second.line("ANSWER", 2, "[\"second device\"]")));
    CandidateClient.Answer fenced = first.save(List.of(two));
    assertThat(fenced.json().get("fenced").getAsBoolean()).isTrue();

    JsonObject standing = second.api("GET", "standing", "").json().getAsJsonObject("answers");
    assertThat(standing.get("2").toString()).isEqualTo("[\"second device\"]");
    JsonObject receipt = second.handIn(List.of(second.line("ANSWER", 3, "[]"))).json();
    assertThat(receipt.get("closed").getAsBoolean()).isTrue();
    assertThat(receipt.get("answered").getAsInt()).isEqualTo(2);
    assertThat(second.handIn(List.of()).json().get("code")).isEqualTo(receipt.get("code"));
    CandidateClient.Answer after = second.save(List.of(second.line("ANSWER", 4, "[\"late\"]")));
    assertThat(after.json().get("refusal").getAsString()).isEqualTo("sitting.closed");
    assertThat(second.open().status()).isEqualTo(409);
    for (String act : List.of("sheet", "pulse", "standing")) {
      second.api("GET", act, "");
      first.api("GET", act, "");
      assertThat(first.api("POST", act, "{}").status()).isEqualTo(405);
    }
    for (String body : List.of("", "{}", "[]", "{\"entries\":[{\"k\":\"KEY\"}]}", "no json")) {
      second.api("POST", "save", body);
      second.api("POST", "hand-in", body);
    }
    assertThat(second.api("GET", "key", "").status()).isEqualTo(404);
    noKeyIn(first);
    noKeyIn(second);
  }

  /** No name that is not listed, and no sentence of the paper's explanations. */
  private void noKeyIn(CandidateClient candidate) throws Exception {
    List<String> bodies = candidate.bodies();
    assertThat(bodies).isNotEmpty();
    Set<String> names = new TreeSet<>();
    List<JsonElement> open = new ArrayList<>();
    bodies.forEach(body -> open.add(com.google.gson.JsonParser.parseString(body)));
    while (!open.isEmpty()) {
      JsonElement element = open.remove(open.size() - 1);
      if (element instanceof JsonObject object) {
        object
            .entrySet()
            .forEach(
                field -> {
                  names.add(field.getKey());
                  open.add(field.getValue());
                });
      } else if (element instanceof JsonArray array) {
        array.forEach(open::add);
      }
    }
    names.removeIf(name -> name.matches("\\d+"));
    assertThat(NAMES).containsAll(names);
    assertThat(String.join("", bodies)).doesNotContain("explanation", "\"key\"", "correct");
    explanations(candidate.sitting)
        .forEach(text -> bodies.forEach(body -> assertThat(body).doesNotContain(text)));
  }

  /** Of the paper of a sitting; H2 lets nobody else in while the portal runs. */
  private List<String> explanations(String sitting) throws SQLException {
    if (kind == DatabaseKind.H2) {
      return List.of();
    }
    try (Connection connection = portal.database().connect();
        PreparedStatement select =
            connection.prepareStatement(
                "select p.answer_key from paper p join sitting s on s.paper = p.public_id"
                    + " where s.public_id = ?")) {
      select.setString(1, sitting);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        List<String> texts = new ArrayList<>();
        com.google.gson.JsonParser.parseString(row.getString(1))
            .getAsJsonObject()
            .getAsJsonArray("questions")
            .forEach(q -> texts.add(q.getAsJsonObject().get("explanation").getAsString()));
        texts.removeIf(text -> text.length() < 12);
        assertThat(texts).as("a paper explains its answers").isNotEmpty();
        return texts;
      }
    }
  }

  /** Their saves share commits, and their hand-ins queue for the end of one audit log. */
  @Test
  void allAnswerAndHandInInTheSameMoment() throws Exception {
    List<CandidateClient> all = new ArrayList<>();
    for (String login : List.of("enterprise", "reviewer", "duty", "examiner", "invigilator")) {
      CandidateClient candidate = candidate("demo." + login);
      candidate.enrol();
      assertThat(candidate.open().status()).isEqualTo(200);
      all.add(candidate);
    }
    ExecutorService pool = Executors.newFixedThreadPool(all.size());
    List<Callable<JsonObject>> sittings =
        all.stream().<Callable<JsonObject>>map(candidate -> () -> answered(candidate)).toList();
    for (Future<JsonObject> receipt : pool.invokeAll(sittings)) {
      assertThat(receipt.get().get("closed").getAsBoolean()).isTrue();
      assertThat(receipt.get().get("answered").getAsInt()).isEqualTo(30);
      assertThat(receipt.get().get("result").isJsonObject()).isTrue();
    }
    pool.shutdown();
    if (kind == DatabaseKind.POSTGRESQL) {
      for (CandidateClient candidate : all) {
        assertThat(
                found(
                    "select count(*) from audit_entry a join sitting s on s.public_id = a.subject"
                        + " and s.person = a.actor where a.act = 'sitting.closed' and a.subject = '"
                        + candidate.sitting
                        + "'"))
            .as("the act bears the candidate's name, whoever's request committed it")
            .isOne();
      }
    }
  }

  /** On PostgreSQL, where the test can do what somebody with the database's password could. */
  @Test
  void anEditedAnswerAndADeletedIncidentAreFoundInTheArchive() throws Exception {
    assumeTrue(kind == DatabaseKind.POSTGRESQL, "H2 lets nobody in beside the portal");
    CandidateClient candidate = candidate("demo.reviewer");
    candidate.enrol();
    candidate.open();
    candidate.save(List.of(candidate.line("ANSWER", 1, "[\"a\"]")));
    String sitting = candidate.sitting;
    CandidateClient invigilator = candidate("demo.invigilator");
    String session = text("select session_public_id from sitting where public_id = '%s'", sitting);
    for (String seen : List.of("携带手机", "与人交谈")) {
      invigilator.form(
          "/api/v1/invigilation/" + session,
          "act",
          "report",
          "sitting",
          sitting,
          "kind",
          "DISCIPLINE",
          "text",
          seen);
    }
    assertThat(candidate.handIn(List.of()).json().get("closed").getAsBoolean()).isTrue();
    assertThat(intact(sitting)).isEqualTo("true true true true");

    String mine =
        " where sitting_id = (select id from sitting where public_id = '" + sitting + "')";
    change("delete from incident" + mine + " and text = '与人交谈'");
    assertThat(intact(sitting)).isEqualTo("true true false true");
    change("update answer_event set content = '[\"b\"]'" + mine + " and kind = 'ANSWER'");
    assertThat(intact(sitting)).isEqualTo("false false false true");
  }

  /** Of events, answers, incidents and ledger. */
  private String intact(String sitting) throws Exception {
    JsonObject intact =
        com.google.gson.JsonParser.parseString(
                candidate("demo.examiner")
                    .get("/staff/exam/archive?form=json&sitting=" + sitting)
                    .body())
            .getAsJsonObject()
            .getAsJsonObject("intact");
    return "%s %s %s %s"
        .formatted(
            intact.get("events"),
            intact.get("answers"),
            intact.get("incidents"),
            intact.get("ledger"));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = portal.database().connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isOne();
    }
  }

  private int found(String sql) throws SQLException {
    return Integer.parseInt(text(sql));
  }

  private String text(String sql, Object... values) throws SQLException {
    try (Connection connection = portal.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql.formatted(values))) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private static JsonObject answered(CandidateClient candidate) throws Exception {
    for (int question = 1; question <= 30; question++) {
      JsonObject line = candidate.line("ANSWER", question, "[\"a\"]");
      assertThat(candidate.save(List.of(line)).json().get("acked").getAsInt())
          .isEqualTo(candidate.seq);
    }
    return candidate.handIn(List.of()).json();
  }

  /** The rule lets one sit twice; six sessions are asked for at once. */
  @Test
  void placesTakenInTheSameMomentDoNotPassTheCheckOfTheAttempts() throws Exception {
    CandidateClient examiner = candidate("demo.examiner");
    List<String> sessions = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      sessions.add(announced(examiner, "同时报名 " + i));
    }
    CandidateClient person = candidate("demo.school");
    ExecutorService pool = Executors.newFixedThreadPool(sessions.size());
    List<Callable<Boolean>> enrolments =
        sessions.stream().<Callable<Boolean>>map(s -> () -> enrols(person, s)).toList();
    int taken = 0;
    for (Future<Boolean> enrolment : pool.invokeAll(enrolments)) {
      taken += enrolment.get() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(taken).isBetween(1, 2);
    for (String session : sessions) {
      taken += enrols(person, session) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(2);
  }

  private static boolean enrols(CandidateClient person, String session) throws Exception {
    String to =
        person
            .form("/my/exam/act", "act", "enrol", "session", session)
            .headers()
            .firstValue("Location")
            .orElse("");
    assertThat(to)
        .containsAnyOf(
            "admission?id=",
            "sitting.enrol.attempts",
            "sitting.enrol.again",
            "sitting.enrol.twice");
    return to.contains("admission?id=");
  }

  private static String announced(CandidateClient examiner, String title) throws Exception {
    return announced(examiner, title, Duration.ofDays(3));
  }

  /**
   * @param ahead until it opens
   */
  private static String announced(CandidateClient examiner, String title, Duration ahead)
      throws Exception {
    String path = "/staff/exam/session";
    String page = examiner.get(path).body();
    DateTimeFormatter field = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
    LocalDateTime today = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
    List<String> plan =
        new ArrayList<>(
            List.of(
                "planForm",
                "planForm",
                "planForm:title",
                title,
                "planForm:blueprint",
                found("<option value=\"([0-9a-z]{26})\"[^>]*>安全生产管理人员理论考试", page),
                "planForm:remote",
                "true",
                "planForm:enrolFrom",
                field.format(today.minusDays(2)),
                "planForm:enrolUntil",
                field.format(today.plusDays(2)),
                "planForm:opensAt",
                field.format(today.plus(ahead)),
                "planForm:entryUntil",
                field.format(today.plusDays(4)),
                "planForm:endsAt",
                field.format(today.plusDays(5)),
                "planForm:capacity",
                "5"));
    String saved = act(examiner, path, page, plan, "planForm:save");
    String id = found("id=([0-9a-z]{26})", saved);
    String mine = path + "?id=" + id;
    plan.addAll(List.of("id", id));
    act(examiner, mine, examiner.get(mine).body(), plan, "planForm:open");
    return id;
  }

  /** Presses a button of a page; where that leads. */
  private static String act(
      CandidateClient staff, String path, String page, List<String> fields, String button)
      throws Exception {
    List<String> all = new ArrayList<>(fields);
    all.addAll(
        List.of(
            button,
            "x",
            "jakarta.faces.ViewState",
            found("ViewState[^>]*value=\"([^\"]*)\"", page)));
    return staff
        .form(path, all.toArray(String[]::new))
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError("not done: " + button));
  }

  private static String found(String pattern, String page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /**
   * The page may be opened ahead of the bell; what it is told lets it wait by the server's clock.
   */
  @Test
  void whoComesHalfAnHourEarlyWaitsForTheBellByTheServersClock() throws Exception {
    CandidateClient examiner = candidate("demo.examiner");
    String session = announced(examiner, "提前进入", Duration.ofMinutes(20));
    String path = "/staff/exam/session";
    String mine = path + "?id=" + session;
    CandidateClient person = candidate("demo.duty2");
    String enrolled =
        person
            .form("/my/exam/act", "act", "enrol", "session", session)
            .headers()
            .firstValue("Location")
            .orElse("");
    String enrolment = found("admission\\?id=([0-9a-z]{26})", enrolled);
    String page = examiner.get(mine).body();
    assertThat(page).contains("120 分钟；最晚").contains("roundForm");
    String prepared =
        act(
            examiner,
            mine,
            page,
            List.of("planForm", "planForm", "id", session),
            "planForm:prepare");
    assertThat(prepared).contains(session);
    assertThat(person.get("/my/exam/admission?id=" + enrolment).body())
        .contains("id=\"enter\"")
        .contains("前进入才有足 120 分钟");
    person.sitting =
        found(
            "sitting\\?id=([0-9a-z]{26})",
            person
                .form("/my/exam/act", "act", "enter", "pledge", "on", "id", enrolment)
                .headers()
                .firstValue("Location")
                .orElse(""));
    CandidateClient.Answer early = person.open();
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().get("type").getAsString()).isEqualTo("/problems/sitting.early");
    long ahead = early.json().get("opensAt").getAsLong() - early.json().get("now").getAsLong();
    assertThat(ahead)
        .isBetween(Duration.ofMinutes(15).toMillis(), Duration.ofMinutes(21).toMillis());
    noKeyIn(person);
  }

  @Test
  void whoHasHandedInMeanwhileKeepsNoOtherFromBeingClosedByForce() throws Exception {
    CandidateClient done = candidate("demo.reviewer");
    CandidateClient sits = candidate("demo.editor");
    for (CandidateClient candidate : List.of(done, sits)) {
      candidate.enrol();
      candidate.open();
    }
    assertThat(done.handIn(List.of()).json().get("closed").getAsBoolean()).isTrue();
    CandidateClient invigilator = candidate("demo.invigilator");
    String session = found("session=([0-9a-z]{26})", invigilator.get("/exam/sessions").body());
    JsonObject answer =
        com.google.gson.JsonParser.parseString(
                invigilator
                    .form(
                        "/api/v1/invigilation/" + session,
                        "act",
                        "force",
                        "sitting",
                        done.sitting,
                        "sitting",
                        sits.sitting,
                        "text",
                        "收卷")
                    .body())
            .getAsJsonObject();
    assertThat(answer.get("done").getAsInt()).isEqualTo(1);
    assertThat(answer.getAsJsonArray("left")).hasSize(1);
    assertThat(sits.handIn(List.of()).json().get("by").getAsString()).isEqualTo("INVIGILATOR");
  }

  @Test
  void nobodyGetsInWithoutBeingTheCandidate() throws Exception {
    CandidateClient owner = candidate("demo.editor");
    owner.enrol();
    CandidateClient stranger = candidate("demo.duty2");
    stranger.sitting = owner.sitting;
    assertThat(stranger.open().status()).isEqualTo(404);
    CandidateClient nobody =
        new CandidateClient(CandidateClient.http(), path -> portal.url(path).toString());
    nobody.sitting = owner.sitting;
    assertThat(nobody.open().status()).isEqualTo(401);
    assertThat(nobody.save(List.of()).status()).isIn(403, 409);
    nobody.token = "1.00000000000000000000000000";
    assertThat(nobody.save(List.of()).status()).isEqualTo(404);
    assertThat(nobody.api("GET", "sheet", "").status()).isEqualTo(404);
    owner.open();
    assertThat(owner.handIn(List.of()).json().get("closed").getAsBoolean()).isTrue();
    for (CandidateClient asked : List.of(owner, stranger, nobody)) {
      noKeyIn(asked);
    }
  }
}
