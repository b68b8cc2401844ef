package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionFixtures;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.QuestionRow;
import cn.shenhe.portal.exambank.question.QuestionState;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong key is corrected for everybody at once, or not at all. */
class KeyCorrectionsTest {

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final KeyCorrections corrections = database.bean(KeyCorrections.class);
  private final StubKeys keys = new StubKeys(false);

  @BeforeEach
  void papers() {
    database.bean(Grading.class).keys = keys;
    corrections.keys = keys;
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String sit(String id, int right) {
    database.run(() -> database.bean(Grading.class).mark(Sat.closed(id, right)));
    return row(id).publicId();
  }

  private ResultRow row(String id) {
    return database.in(() -> database.bean(Results.class).ofPerson("person" + id)).get(0);
  }

  private String draft(String result, int no, CorrectionKind kind, List<List<String>> accepted) {
    return database.in(() -> corrections.draft(result, no, kind, accepted, "答案有误"));
  }

  private KeyCorrections.Effect apply(String correction) {
    return database.in(() -> corrections.apply(correction));
  }

  @Test
  void thePreviewShowsTheFlipsAndChangesNothing() {
    String result = sit("A", 7);
    sit("B", 8);
    sit("C", 3);
    String correction = draft(result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));

    KeyCorrections.Effect effect = database.in(() -> corrections.preview(correction));

    assertThat(effect.examined()).isEqualTo(3);
    assertThat(effect.changed()).isEqualTo(2);
    assertThat(effect.flips()).isEqualTo(1);
    assertThat(effect.changes().get(0).personName()).isEqualTo("考生A");
    assertThat(effect.changes().get(0).after()).isEqualByComparingTo("80");
    assertThat(row("A").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void anAppliedCorrectionHoldsForAllAndASecondTimeForNobody() {
    String result = sit("A", 7);
    sit("B", 8);
    String correction = draft(result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));

    assertThat(apply(correction).flips()).isEqualTo(1);
    ResultRow after = row("A");
    assertThat(after.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(after.revision()).isEqualTo(2);
    assertThat(row("B").marks()).isEqualByComparingTo("80");
    assertThat(row("B").revision()).isEqualTo(1);

    assertThat(apply(correction).changed()).isZero();
    assertThat(row("A")).isEqualTo(after);
    assertThat(
            database.in(
                () ->
                    database
                        .bean(ResultRepository.class)
                        .ledger(
                            database.bean(ResultRepository.class).byPublicId(result).orElseThrow())
                        .stream()
                        .map(LedgerLine::row)
                        .toList()))
        .extracting(LedgerRow::outcome)
        .containsExactly(Outcome.FAILED, Outcome.PASSED);
  }

  @Test
  void everyFlipIsKnownHoweverManyAreShown() {
    String result = sit("0", 7);
    for (int i = 1; i < 503; i++) {
      sit(String.valueOf(i), 7);
    }
    String correction = draft(result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));

    KeyCorrections.Effect effect = database.in(() -> corrections.preview(correction));

    assertThat(effect.flips()).isEqualTo(503);
    assertThat(effect.changes()).hasSize(500);
    assertThat(effect.flipped()).doesNotHaveDuplicates().hasSize(503);
  }

  /** Marked under the old key, and committed only after the correction had walked by. */
  @Test
  void whatWasHandedInWhileACorrectionWasAppliedIsCaughtUpOnce() {
    String result = sit("A", 7);
    String correction = draft(result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));
    assertThat(database.in(() -> corrections.catchUp(correction)).changed())
        .as("not applied yet")
        .isZero();
    apply(correction);
    Grading grading = database.bean(Grading.class);
    Grading overtaken =
        new Grading() {
          @Override
          List<Correction> inForce() {
            return List.of();
          }
        };
    overtaken.results = grading.results;
    overtaken.keys = keys;
    overtaken.clock = grading.clock;
    overtaken.settled = grading.settled;
    overtaken.release = grading.release;
    database.run(() -> overtaken.mark(Sat.closed("B", 7)));
    assertThat(row("B").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(database.in(corrections::settling)).containsExactly(correction);

    assertThat(database.in(() -> corrections.catchUp(correction)).flips()).isEqualTo(1);

    assertThat(row("B").outcome()).isEqualTo(Outcome.PASSED);
    CorrectionRow after = database.in(() -> corrections.find(correction));
    assertThat(after.affected()).isEqualTo(2);
    assertThat(after.flips()).isEqualTo(2);
    assertThat(database.in(() -> corrections.catchUp(correction)).changed()).isZero();
    assertThat(row("B").revision()).isEqualTo(2);
    database.tick(3600);
    assertThat(database.in(corrections::settling)).isEmpty();
  }

  @Test
  void twoCorrectionsAtOnceFollowOneAnother() throws Exception {
    String result = sit("A", 6);
    String one = draft(result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));
    String two = draft(result, 7, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙")));
    try (Connection other = database.another();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("select id from regrade_turn for update");
      Thread applies =
          new Thread(
              () -> {
                try {
                  Thread.sleep(300);
                  statement.executeUpdate(
                      "update key_correction set state = 'APPLIED', affected = 0, flips = 0,"
                          + " applied_at = timestamp with time zone '2026-11-22 00:00:00+00:00'"
                          + " where public_id = '"
                          + two
                          + "'");
                  other.commit();
                } catch (InterruptedException | SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      applies.start();
      apply(one);
      applies.join();
    }
    assertThat(row("A").marks())
        .as("under both, also under the one that was committed while this one waited")
        .isEqualByComparingTo("80");
  }

  @Test
  void aQuestionWithAWrongKeyIsTakenOutOfUseUntilItIsMended() {
    QuestionAuthoring authoring = database.bean(QuestionAuthoring.class);
    QuestionReview review = database.bean(QuestionReview.class);
    QuestionCatalogue bank = database.bean(QuestionCatalogue.class);
    String id =
        database
            .as("author")
            .in(() -> authoring.create("K-1", QuestionFixtures.aTrueFalseItem(), ""));
    database.as("second").run(() -> review.review(id, ""));
    database.as("examiner").run(() -> review.publish(id));
    keys.standsAs(8, id, database.in(() -> bank.detail(id)).versions().get(0).id());
    String result = sit("A", 7);
    String correction = draft(result, 8, CorrectionKind.REPLACE_KEY, List.of(List.of("乙")));
    assertThat(database.in(() -> bank.detail(id)).row().state()).isEqualTo(QuestionState.LIVE);

    apply(correction);

    QuestionRow after = database.in(() -> bank.detail(id)).row();
    assertThat(after.state()).isEqualTo(QuestionState.QUARANTINED);
    assertThat(after.stateReason()).contains("答案有误");
    apply(correction);
    assertThat(database.in(() -> bank.detail(id)).history()).hasSize(3);
  }

  @Test
  void aReplacedKeyTakesMarksAwayAndTellsWhatFollows() {
    String result = sit("A", 8);
    String correction = draft(result, 1, CorrectionKind.REPLACE_KEY, List.of(List.of("丙")));

    apply(correction);

    assertThat(row("A").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(database.acts())
        .filteredOn(ResultSettled.class::isInstance)
        .extracting("passed")
        .containsExactly(true, false);
  }

  @Test
  void aVoidQuestionCountsForEverybodyAlsoForLaterSittings() {
    String result = sit("A", 7);
    apply(draft(result, 9, CorrectionKind.FULL_MARKS, List.of()));
    assertThat(row("A").marks()).isEqualByComparingTo("80");

    sit("B", 7);
    assertThat(row("B").marks()).isEqualByComparingTo("80");
  }

  @Test
  void answersThatDoNotFitTheQuestionAreRefused() {
    String result = sit("A", 7);

    assertThatThrownBy(() -> draft(result, 1, CorrectionKind.ACCEPT_ALSO, List.of(List.of("丁"))))
        .isInstanceOf(ResultRefused.class);
    assertThatThrownBy(
            () -> draft(result, 1, CorrectionKind.ACCEPT_ALSO, List.of(List.of("甲", "乙"))))
        .isInstanceOf(ResultRefused.class);
    assertThatThrownBy(() -> draft(result, 9, CorrectionKind.REPLACE_KEY, List.of()))
        .isInstanceOf(ResultRefused.class);
    assertThatThrownBy(
            () -> draft(result, 10, CorrectionKind.REPLACE_KEY, List.of(List.of("12", "11"))))
        .isInstanceOf(ResultRefused.class);
  }

  /** A whole paper is right but for the steps and the pairs. */
  private String sitWithParts(String id, List<String> steps, List<String> pairs) {
    String paper = "paper" + id;
    Map<Integer, List<String>> answers = new HashMap<>(Sat.closed(id, 10).answers().answers());
    answers.put(7, steps.stream().map(text -> StubKeys.option(paper, text)).toList());
    answers.put(
        8,
        List.of(
            StubKeys.pair(paper, "甲", pairs.get(0)),
            StubKeys.pair(paper, "乙", pairs.get(1)),
            StubKeys.pair(paper, "丙", pairs.get(2))));
    database.run(() -> database.bean(Grading.class).mark(Sat.closed(id, answers)));
    return row(id).publicId();
  }

  @Test
  void theKeyOfStepsAndOfPairsIsChangedOnEveryPaper() {
    keys.withStepsAndPairs();
    String result = sitWithParts("A", List.of("乙", "甲", "丙"), List.of("一", "一", "二"));
    sitWithParts("B", List.of("甲", "乙", "丙"), List.of("一", "二", "二"));
    assertThat(row("A").marks()).isEqualByComparingTo("80");
    assertThat(row("B").marks()).isEqualByComparingTo("100");
    KeyCorrections.Subject pairs = database.in(() -> corrections.subject(result, 8));
    assertThat(pairs.options()).containsExactly("甲", "乙", "丙");
    assertThat(pairs.targets()).containsExactly("二", "一");

    String steps = draft(result, 7, CorrectionKind.REPLACE_KEY, List.of(List.of("乙", "甲", "丙")));
    KeyCorrections.Effect effect = database.in(() -> corrections.preview(steps));
    assertThat(effect.changed()).isEqualTo(2);
    assertThat(row("B").marks()).isEqualByComparingTo("100");
    apply(steps);
    assertThat(row("A").marks()).isEqualByComparingTo("90");
    assertThat(row("B").marks()).isEqualByComparingTo("90");

    apply(
        draft(
            result, 8, CorrectionKind.ACCEPT_ALSO, List.of(List.of("乙", "一", "甲", "一", "丙", "二"))));
    assertThat(row("A").marks()).isEqualByComparingTo("100");
    assertThat(row("B").marks()).isEqualByComparingTo("90");
    assertThat(row("A").revision()).isEqualTo(3);
    assertThat(database.acts())
        .filteredOn(ExamBankAct.class::isInstance)
        .extracting("act")
        .contains("result.correction-drafted", "result.key-corrected");

    for (List<String> wrong :
        List.of(List.of("甲", "乙"), List.of("甲", "甲", "丙"), List.of("甲", "乙", "丁"))) {
      assertThatThrownBy(() -> draft(result, 7, CorrectionKind.REPLACE_KEY, List.of(wrong)))
          .isInstanceOf(ResultRefused.class);
    }
    for (List<String> wrong :
        List.of(
            List.of("甲", "一", "乙", "二"),
            List.of("甲", "一", "乙", "二", "丙"),
            List.of("甲", "一", "乙", "二", "丙", "三"),
            List.of("甲", "一", "甲", "二", "丙", "二"))) {
      assertThatThrownBy(() -> draft(result, 8, CorrectionKind.REPLACE_KEY, List.of(wrong)))
          .isInstanceOf(ResultRefused.class);
    }
  }

  @Test
  void afterAnyRowOfCorrectionsEveryResultIsWhatItsAnswersAreWorth() {
    Random random = new Random(4);
    String result = sit("0", 10);
    for (int i = 1; i < 30; i++) {
      sit(String.valueOf(i), random.nextInt(11));
    }
    for (int i = 0; i < 8; i++) {
      int no = 1 + random.nextInt(8);
      CorrectionKind kind = CorrectionKind.values()[random.nextInt(3)];
      String text = List.of("甲", "乙", "丙").get(random.nextInt(3));
      apply(draft(result, no, kind, List.of(List.of(text))));
    }
    database.run(
        () -> {
          List<Correction> inForce = database.bean(Grading.class).inForce();
          for (int i = 0; i < 30; i++) {
            ExamResult kept =
                database.bean(ResultRepository.class).bySitting("sitting" + i).orElseThrow();
            Marked afresh =
                Marked.of(
                    keys.of("paper" + i).questions(),
                    kept.answers(),
                    new CorrectedKey(
                        inForce, () -> ResultJson.tree(keys.sheet(kept.paper()).json())));
            assertThat(kept.marks()).isEqualByComparingTo(afresh.total());
            assertThat(kept.questionMarks()).isEqualTo(ExamResult.perQuestion(afresh));
          }
        });
  }
}
