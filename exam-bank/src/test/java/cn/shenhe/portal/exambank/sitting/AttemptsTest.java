package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often one may sit: counted from the last pass, places taken ahead included. */
class AttemptsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final SessionRepository sessions = database.bean(SessionRepository.class);
  private final ExamRounds rounds = database.bean(ExamRounds.class);
  private final ExamEnrolling enrolling = database.bean(ExamEnrolling.class);

  @BeforeEach
  void twoAttemptsInGeneralAndOneInTheMine() {
    rule("rule", "", 2);
    rule("rule-mine", "矿山", 1);
    blueprint("manager", "");
    blueprint("manager-again", "");
    blueprint("mine", "矿山");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void rule(String id, String industry, int attempts) {
    database.sql(
        "insert into exam_rule (id, public_id, category, industry, sub_operation, number, minutes,"
            + " full_marks, pass_mark, theory_attempts, practical, make_up, renewal,"
            + " question_counts, basis, evidence, assumptions, origin, made_by, made_at, version)"
            + " values (next value for exam_bank_seq, '%s', 'MANAGER', '%s', '', 1, 120, 100, 80,"
                .formatted(id, industry)
            + attempts
            + ", false, '', '', '', '', '', '', '', '', timestamp '2026-01-01 00:00:00', 1)");
  }

  private void blueprint(String id, String industry) {
    database.sql(
        "insert into blueprint (id, public_id, name, category, industry, sub_operation, origin,"
            + " version) values (next value for exam_bank_seq, '%s', '%s', 'MANAGER', '%s', '', '', 1)"
                .formatted(id, id, industry));
  }

  private String aSession(String blueprint) {
    return database.in(
        () -> {
          SessionPlan plan =
              new SessionPlan(
                  "场次",
                  blueprint,
                  Category.MANAGER,
                  "",
                  true,
                  "",
                  NOW.minus(Duration.ofDays(1)),
                  NOW.plus(Duration.ofDays(20)),
                  NOW.plus(Duration.ofDays(21)),
                  NOW.plus(Duration.ofDays(22)),
                  NOW.plus(Duration.ofDays(23)),
                  10,
                  null,
                  false,
                  List.of(),
                  List.of());
          ExamSession session = new ExamSession(plan, false, NOW);
          session.open();
          sessions.add(session);
          return session.publicId();
        });
  }

  private static Candidacy passed(Instant at) {
    return new Candidacy("person", "张三", "", null, at);
  }

  private String enrolled(String session) {
    return enrolled(session, null);
  }

  private String enrolled(String session, Instant passedAt) {
    return database.in(() -> enrolling.enrol(session, passed(passedAt)));
  }

  private List<String> hindrances(String session, Instant passedAt) {
    return database.in(() -> enrolling.hindrances(session, passed(passedAt)));
  }

  private void handIn(String session, Instant at) {
    handIn(session, at, null);
  }

  private void handIn(String session, Instant at, Instant passedAt) {
    String enrolment = enrolled(session, passedAt);
    database.run(
        () -> {
          Enrolment place = sessions.enrolment(enrolment).orElseThrow();
          ExamSession of = sessions.find(session).orElseThrow();
          Sitting sitting =
              new Sitting(
                  of.id(), session, place.id(), "person", "张三", 1, of.endsAt(), "p", 4, 60, 0, 0);
          sessions.add(sitting);
          sessions.flush();
          sitting.open("token", "anchor", "127.0.0.1", "test", at.minusSeconds(60));
          sitting.close(SubmittedBy.CANDIDATE, at);
        });
  }

  @Test
  void attemptsCountFromTheLastPass() {
    handIn(aSession("manager"), NOW.minus(Duration.ofDays(9)));
    handIn(aSession("manager-again"), NOW.minus(Duration.ofDays(8)));
    String renewal = aSession("manager");
    assertThat(hindrances(renewal, null)).containsExactly("sitting.enrol.attempts");
    assertThat(hindrances(renewal, NOW.minus(Duration.ofDays(8)))).isEmpty();
    assertThat(hindrances(renewal, NOW.minus(Duration.ofDays(9)))).isEmpty();
    handIn(renewal, NOW.minus(Duration.ofDays(7)), NOW.minus(Duration.ofDays(9)));
    assertThat(hindrances(aSession("manager"), NOW.minus(Duration.ofDays(9))))
        .containsExactly("sitting.enrol.attempts");
  }

  private void openRound(String session, String number) {
    database.as("examiner").run(() -> rounds.open(session, number, "重新培训后再次报考", "培训机构结业证明"));
  }

  private String admissionNumber(String session) {
    return database.in(
        () ->
            sessions
                .enrolments(sessions.find(session).orElseThrow().id())
                .get(0)
                .admissionNumber());
  }

  @Test
  void whoWasTrainedAgainIsCountedFromTheNewRound() {
    String first = aSession("manager");
    handIn(first, NOW.minus(Duration.ofDays(9)));
    handIn(aSession("manager-again"), NOW.minus(Duration.ofDays(8)));
    String again = aSession("manager");
    assertThat(hindrances(again, null)).containsExactly("sitting.enrol.attempts");
    String number = admissionNumber(first);

    assertThatThrownBy(() -> database.run(() -> rounds.open(again, number, " ", "依据依据")))
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.round.reason");
    assertThatThrownBy(() -> database.run(() -> rounds.open(again, number, "重新培训", "")))
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.round.basis");
    assertThatThrownBy(() -> openRound(again, "20260101000000"))
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.round.unknown");
    assertThatThrownBy(() -> openRound(aSession("mine"), number))
        .as("of another industry")
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.round.unknown");
    assertThat(hindrances(again, null)).containsExactly("sitting.enrol.attempts");

    openRound(again, number);
    assertThat(hindrances(again, null)).isEmpty();
    assertThat(hindrances(again, NOW.minus(Duration.ofDays(20)))).isEmpty();
    assertThat(database.in(() -> rounds.of(first)))
        .extracting(RoundRow::personName, RoundRow::reason, RoundRow::basis)
        .containsExactly(tuple("张三", "重新培训后再次报考", "培训机构结业证明"));
    assertThat(database.acts())
        .filteredOn(ExamBankAct.class::isInstance)
        .extracting("act")
        .contains("exam.round-opened");
    assertThatThrownBy(() -> openRound(again, number))
        .as("nothing sat since")
        .extracting(refused -> ((SittingRefused) refused).code())
        .isEqualTo("sitting.round.unused");

    handIn(again, NOW.plus(Duration.ofHours(1)));
    handIn(aSession("manager"), NOW.plus(Duration.ofHours(2)));
    assertThat(hindrances(aSession("manager"), null)).containsExactly("sitting.enrol.attempts");
  }

  @Test
  void placesTakenAheadCount() {
    String first = enrolled(aSession("manager"));
    enrolled(aSession("manager"));
    String third = aSession("manager");
    assertThat(hindrances(third, null)).containsExactly("sitting.enrol.attempts");
    database.run(() -> enrolling.withdraw(first, "person"));
    assertThat(hindrances(third, null)).isEmpty();
  }

  @Test
  void theRuleAndTheAttemptsAreThoseOfTheIndustry() {
    handIn(aSession("manager"), NOW.minus(Duration.ofDays(9)));
    String mine = aSession("mine");
    assertThat(database.in(() -> enrolling.attempts(mine))).contains(1);
    assertThat(hindrances(mine, null)).isEmpty();
    handIn(mine, NOW.minus(Duration.ofDays(1)));
    assertThat(hindrances(aSession("mine"), null)).containsExactly("sitting.enrol.attempts");
    assertThat(hindrances(aSession("manager"), null)).isEmpty();
  }
}
