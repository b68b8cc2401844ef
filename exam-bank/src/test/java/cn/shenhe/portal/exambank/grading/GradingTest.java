package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the closed sitting to the letter, the appeal and the practical examination. */
class GradingTest {

  private final TestDatabase database = new TestDatabase().as("examiner");

  @BeforeEach
  void papers() {
    useKeys(new StubKeys(false));
  }

  private void useKeys(StubKeys keys) {
    database.bean(Grading.class).keys = keys;
    database.bean(Letters.class).keys = keys;
    database.bean(PracticalMarking.class).keys = keys;
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ResultRow sit(String id, int right) {
    database.run(() -> database.bean(Grading.class).mark(Sat.closed(id, right)));
    return row(id);
  }

  private ResultRow row(String id) {
    return database
        .in(() -> database.bean(Results.class).ofPerson("person" + id).stream().findFirst())
        .orElseThrow();
  }

  private ResultLetter letter(String id) {
    String result = row(id).publicId();
    return database.in(() -> database.bean(Results.class).letter(result, "person" + id));
  }

  @Test
  void marksAreTheSumOfTheQuestionsAndThePassMarkPasses() {
    assertThat(sit("A", 8).marks()).isEqualByComparingTo("80");
    assertThat(row("A").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(row("A").validUntil()).isEqualTo(LocalDate.of(2027, 11, 22));
    assertThat(sit("B", 7).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(sit("C", 10).marks()).isEqualByComparingTo("100");
  }

  @Test
  void aSittingIsMarkedOnce() {
    ResultRow first = sit("A", 8);
    assertThat(sit("A", 10)).isEqualTo(first);
    assertThat(letter("A").ledger()).hasSize(1);
  }

  @Test
  void anUnansweredPaperHasNoMarks() {
    database.run(() -> database.bean(Grading.class).mark(Sat.closed("A", Map.of())));

    assertThat(row("A").marks()).isEqualByComparingTo("0");
    assertThat(letter("A").questions()).noneMatch(ResultLetter.Question::answered);
  }

  @Test
  void theLetterHasAProfileByAreaAndNoKeyUnlessAllowed() {
    sit("A", 7);
    ResultLetter letter = letter("A");

    assertThat(letter.areas())
        .extracting(AreaMark::area, AreaMark::percent, AreaMark::questions)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("法规", 100, 5),
            org.assertj.core.groups.Tuple.tuple("技术", 40, 5));
    assertThat(letter.questions().get(1).late()).isTrue();
    assertThat(letter.toString()).doesNotContain("因为甲").doesNotContain("题干");

    database.run(
        () ->
            database
                .bean(ResultOffice.class)
                .decideRelease(Sat.SESSION, ReleaseRule.AT_ONCE, null, true));
    ResultLetter explained = letter("A");
    assertThat(explained.questions().get(7).options())
        .containsExactly(
            new ResultLetter.Choice("甲", false, true),
            new ResultLetter.Choice("乙", true, false),
            new ResultLetter.Choice("丙", false, false));
    assertThat(explained.questions().get(0).explanation()).isEqualTo("因为甲");
  }

  @Test
  void beforeTheReleaseNothingIsKnownButThatItExists() {
    database.bean(Grading.class).release = "by-staff";
    ResultRow hidden = sit("A", 8);

    assertThat(hidden.marks()).isNull();
    assertThat(hidden.outcome()).isNull();
    assertThatThrownBy(() -> letter("A")).isInstanceOf(ResultRefused.class);
    assertThat(database.acts()).noneMatch(ResultSettled.class::isInstance);

    int shown = database.in(() -> database.bean(ResultOffice.class).releaseNow(Sat.SESSION));
    assertThat(shown).isEqualTo(1);
    assertThat(row("A").marks()).isEqualByComparingTo("80");
    assertThat(database.acts()).filteredOn(ResultSettled.class::isInstance).hasSize(1);
  }

  @Test
  void resultsAreShownWhenTheirTimeHasCome() {
    ResultOffice office = database.bean(ResultOffice.class);
    Instant at = Instant.parse("2026-11-23T01:00:00Z");
    database.run(() -> office.decideRelease(Sat.SESSION, ReleaseRule.AT_TIME, at, false));
    sit("A", 8);
    assertThat(database.in(office::releaseDue)).isZero();
    assertThat(row("A").released()).isFalse();
    database.tick(3_600);
    assertThat(database.in(office::releaseDue)).isEqualTo(1);
    assertThat(row("A").released()).isTrue();
  }

  @Test
  void nobodyReadsTheLetterOfSomebodyElse() {
    String result = sit("A", 8).publicId();

    assertThatThrownBy(
            () -> database.in(() -> database.bean(Results.class).letter(result, "personB")))
        .isInstanceOf(UnknownResult.class);
  }

  @Test
  void anAppealWaitsOnceAndIsAnswered() {
    String result = sit("A", 7).publicId();
    Results results = database.bean(Results.class);
    database.run(() -> results.appeal(result, "personA", 3, "第三题答案有误"));
    assertThatThrownBy(() -> database.run(() -> results.appeal(result, "personA", 4, "还有第四题")))
        .isInstanceOf(ResultRefused.class);

    ResultOffice office = database.bean(ResultOffice.class);
    AppealRow waiting = database.in(() -> office.appeals(10)).get(0);
    database.run(() -> office.decideAppeal(waiting.publicId(), false, "答案无误，见法条"));

    assertThat(letter("A").appeals().get(0).state()).isEqualTo(AppealRow.State.REJECTED);
    database.tick(86_400 * 8);
    assertThatThrownBy(() -> database.run(() -> results.appeal(result, "personA", null, "过期再问")))
        .isInstanceOf(ResultRefused.class);
  }

  @Test
  void aRightAnswerHasAllItsMarksHoweverTheyAreWritten() {
    sit("A", 8);
    assertThat(letter("A").questions())
        .extracting(ResultLetter.Question::whole)
        .containsExactly(true, true, true, true, true, true, true, true, false, false);
    ResultLetter.Question right = letter("A").questions().get(0);
    ResultLetter.Question written =
        new ResultLetter.Question(
            1,
            right.kind(),
            right.area(),
            new BigDecimal("1.00"),
            new BigDecimal("1"),
            false,
            true,
            "",
            List.of(),
            "",
            "",
            "",
            List.of());
    assertThat(written.whole()).isTrue();
  }

  private void give(String examiner, String result, int... marks) {
    Map<String, BigDecimal> given = new HashMap<>();
    for (int i = 0; i < marks.length; i++) {
      given.put("K" + (i + 1), BigDecimal.valueOf(marks[i]));
    }
    database.run(
        () -> database.bean(PracticalMarking.class).give(result, examiner, "考官" + examiner, given));
  }

  @Test
  void theoryAndPracticalTogetherPass() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    assertThat(row("A").outcome()).isEqualTo(Outcome.AWAITING_PRACTICAL);

    give("x", result, 20, 20, 20, 20);
    assertThat(row("A").practicalMarks()).isNull();
    assertThatThrownBy(() -> give("x", result, 25, 25, 25, 25)).isInstanceOf(ResultRefused.class);
    give("y", result, 25, 20, 20, 20);

    assertThat(row("A").practicalMarks()).isEqualByComparingTo("82.5");
    assertThat(row("A").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(letter("A").ledger())
        .extracting(LedgerRow::kind)
        .containsExactly("GRADED", "PRACTICAL");
  }

  @Test
  void aPassCountsFromTheDayEverythingIsPassed() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    assertThat(row("A").validUntil()).isEqualTo(LocalDate.of(2027, 11, 22));
    database.tick(86_400L * 300);
    give("x", result, 20, 20, 20, 20);
    database.tick(86_400L * 100);
    give("y", result, 20, 20, 20, 20);
    assertThat(row("A").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(row("A").validUntil()).isEqualTo(LocalDate.of(2028, 12, 27));
  }

  @Test
  void aTheoryPassOlderThanTheRuleLetsItCountIsNotEnough() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    database.tick(86_400L * 364);
    assertThat(database.in(() -> database.bean(PracticalMarking.class).waiting("x", 0, 10)))
        .noneMatch(PracticalMarking.Waiting::expired);
    database.tick(86_400L);
    assertThat(database.in(() -> database.bean(PracticalMarking.class).waiting("x", 0, 10)))
        .allMatch(PracticalMarking.Waiting::expired);
    assertThatThrownBy(() -> give("x", result, 20, 20, 20, 20))
        .isInstanceOf(ResultRefused.class)
        .extracting(refused -> ((ResultRefused) refused).code())
        .isEqualTo("result.practical.expired");
  }

  @Test
  void aThirdExaminerDecidesWhereTwoDifferTooMuch() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    give("x", result, 25, 20, 20, 20);
    give("y", result, 10, 20, 20, 20);
    assertThat(row("A").outcome()).isEqualTo(Outcome.AWAITING_PRACTICAL);
    PracticalMarking.Waiting waiting =
        database.in(() -> database.bean(PracticalMarking.class).waiting("z", 0, 10)).get(0);
    assertThat(waiting.disputed()).isTrue();

    give("z", result, 22, 20, 20, 20);

    assertThat(row("A").practicalMarks()).isEqualByComparingTo("83.5");
  }

  @Test
  void afterTheLastPracticalAttemptTheExaminationIsFailed() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    give("x", result, 10, 10, 10, 10);
    give("y", result, 10, 10, 10, 10);
    assertThat(row("A").outcome()).isEqualTo(Outcome.AWAITING_PRACTICAL);
    assertThat(row("A").practicalAttempt()).isEqualTo(2);
    give("x", result, 10, 10, 10, 10);
    give("y", result, 12, 10, 10, 10);
    assertThat(row("A").outcome()).isEqualTo(Outcome.FAILED);
    assertThatThrownBy(() -> give("z", result, 25, 25, 25, 25)).isInstanceOf(ResultRefused.class);
  }

  @Test
  void sharesThatDoNotAddUpToTheFullMarksAreRefused() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();
    database.bean(PracticalMarking.class).shares = "25,25,25,20";
    assertThatThrownBy(() -> give("x", result, 20, 20, 20, 20))
        .isInstanceOf(ResultRefused.class)
        .extracting(refused -> ((ResultRefused) refused).code())
        .isEqualTo("result.practical.shares");
    database.bean(PracticalMarking.class).shares = "30,30,20,20";
    give("x", result, 30, 30, 20, 20);
  }

  @Test
  void anExaminerDoesNotMarkHimselfAndMarksHaveBounds() {
    useKeys(new StubKeys(true));
    String result = sit("A", 9).publicId();

    assertThatThrownBy(() -> give("personA", result, 25, 25, 25, 25))
        .isInstanceOf(ResultRefused.class);
    assertThatThrownBy(() -> give("x", result, 26, 25, 25, 25)).isInstanceOf(ResultRefused.class);
    assertThatThrownBy(() -> give("x", result, 25, 25, 25)).isInstanceOf(ResultRefused.class);
  }
}
