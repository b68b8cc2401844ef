package cn.shenhe.portal.exambank.grading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.FlagFilter;
import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionFilter;
import cn.shenhe.portal.exambank.question.QuestionFixtures;
import cn.shenhe.portal.exambank.question.QuestionFlags;
import cn.shenhe.portal.exambank.question.QuestionPage;
import cn.shenhe.portal.exambank.question.QuestionRow;
import cn.shenhe.portal.exambank.question.analysis.ItemStatistics;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What candidates did with a question is found again in the list of questions. */
class ItemHealthTest {

  private final TestDatabase database = new TestDatabase().as("examiner");
  private final ItemHealth health = database.bean(ItemHealth.class);
  private final QuestionCatalogue bank = database.bean(QuestionCatalogue.class);
  private final StubKeys keys = new StubKeys(false);

  @BeforeEach
  void papers() {
    database.bean(Grading.class).keys = keys;
    health.keys = keys;
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String standingAs(int no, String code) {
    QuestionAuthoring authoring = database.bean(QuestionAuthoring.class);
    String id = database.in(() -> authoring.create(code, QuestionFixtures.aSingleChoiceItem(), ""));
    keys.standsAs(no, id, database.in(() -> bank.detail(id)).versions().get(0).id());
    return id;
  }

  private void sit(int from, int until, int right) {
    for (int i = from; i < until; i++) {
      String id = String.valueOf(i);
      database.run(() -> database.bean(Grading.class).mark(Sat.closed(id, right)));
    }
  }

  private List<String> found(FlagFilter flag) {
    QuestionFilter filter =
        new QuestionFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, flag);
    return database.in(() -> bank.rows(filter, QuestionPage.first(50))).stream()
        .map(QuestionRow::code)
        .toList();
  }

  @Test
  void aQuestionEverybodyKnowsIsFoundByItsFlagUntilItIsRevised() {
    String easy = standingAs(1, "E-1");
    String hard = standingAs(8, "H-1");
    standingAs(5, "M-1");
    sit(0, 9, 4);
    database.run(health::flagAll);
    assertThat(found(FlagFilter.ANY)).as("nine sittings say nothing").isEmpty();

    sit(9, 24, 5);
    database.run(health::flagAll);
    database.run(health::flagAll);

    assertThat(found(FlagFilter.TOO_EASY)).containsExactly("E-1");
    assertThat(found(FlagFilter.TOO_HARD)).containsExactly("H-1");
    assertThat(found(FlagFilter.ANY)).containsExactly("E-1", "H-1", "M-1");
    assertThat(found(FlagFilter.DEAD_DISTRACTOR)).containsExactly("E-1", "H-1", "M-1");
    assertThat(database.in(() -> database.bean(QuestionFlags.class).of(List.of(easy, hard))))
        .containsOnlyKeys(easy, hard)
        .extractingByKey(easy)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.COLLECTION)
        .contains(ItemStatistics.Flag.TOO_EASY, ItemStatistics.Flag.DEAD_DISTRACTOR);

    int lock = database.in(() -> bank.detail(easy)).lockVersion();
    database.run(
        () ->
            database
                .bean(QuestionAuthoring.class)
                .revise(easy, lock, QuestionFixtures.aTrueFalseItem(), ""));
    assertThat(found(FlagFilter.TOO_EASY)).isEmpty();
  }
}
