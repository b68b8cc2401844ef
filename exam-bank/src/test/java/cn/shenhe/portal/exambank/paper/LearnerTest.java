package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.BankLoader;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Mock exams, the wrong-question book, favourites and the daily question. */
class LearnerTest {

  private static final int DAY = 86_400;

  private static final TestDatabase DATABASE = new TestDatabase();

  private final MockExams mocks = DATABASE.bean(MockExams.class);
  private final LearnerBook book = DATABASE.bean(LearnerBook.class);
  private final Practice practice = DATABASE.bean(Practice.class);
  private final DailyQuestions daily = DATABASE.bean(DailyQuestions.class);
  private final PaperAssembly assembly = DATABASE.bean(PaperAssembly.class);
  private String person;

  @BeforeAll
  static void load() {
    DATABASE.as("system");
    DATABASE.in(DATABASE.bean(BankLoader.class)::loadShipped);
    DATABASE.in(DATABASE.bean(ExamRules.class)::loadShipped);
    DATABASE.in(DATABASE.bean(BlueprintAuthoring.class)::loadShipped);
  }

  @BeforeEach
  void signIn(TestInfo test) {
    person = "p" + Math.abs(test.getDisplayName().hashCode());
    DATABASE.as(person);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private String startedMock() {
    MockExams.Offer offer =
        DATABASE.in(mocks::offers).stream()
            .filter(o -> o.name().startsWith("制冷与空调设备安装修理"))
            .findFirst()
            .orElseThrow();
    return DATABASE.in(() -> mocks.start(offer.blueprint()));
  }

  /** Everything right except the first {@code wrong} questions, which are answered wrongly. */
  private Map<Integer, List<String>> answers(String run, int wrong) {
    PaperKeys keys = DATABASE.bean(PaperKeys.class);
    LearnerRepository learners = DATABASE.bean(LearnerRepository.class);
    PaperKey key =
        DATABASE.in(() -> keys.of(learners.mock(run, person).orElseThrow().paper().publicId()));
    Map<Integer, List<String>> answers = new LinkedHashMap<>();
    for (KeyedQuestion question : key.questions()) {
      answers.put(question.no(), question.no() <= wrong ? List.of("never") : question.key());
    }
    return answers;
  }

  @Test
  void aMockExamIsMarkedOnceAndItsMistakesGoIntoTheBook() {
    String run = startedMock();
    MockExams.Sheet sheet = DATABASE.in(() -> mocks.sheet(run));
    assertThat(sheet.questions()).hasSize(20);
    assertThat(sheet.secondsLeft()).isEqualTo(120 * 60);
    assertThatThrownBy(() -> DATABASE.in(() -> mocks.result(run)))
        .isInstanceOf(PracticeRefused.class);
    Map<Integer, List<String>> answers = answers(run, 3);

    DATABASE.run(() -> mocks.handIn(run, answers));
    DATABASE.run(() -> mocks.handIn(run, Map.of()));

    MockExams.Result result = DATABASE.in(() -> mocks.result(run));
    assertThat(result.earned()).isEqualByComparingTo("85");
    assertThat(result.passed()).isTrue();
    assertThat(result.questions().stream().filter(MockExams.Marked::right)).hasSize(17);
    assertThat(DATABASE.in(book::mistakes)).hasSize(3).allMatch(e -> e.wrong() == 1 && e.isLive());
  }

  @Test
  void aMockExamHandedInAfterTheDeadlineIsMarkedAndNotPassed() {
    String run = startedMock();
    Map<Integer, List<String>> answers = answers(run, 0);
    DATABASE.tick(120 * 60 + 11);
    DATABASE.run(() -> mocks.handIn(run, answers));
    MockExams.Result result = DATABASE.in(() -> mocks.result(run));
    assertThat(result.earned()).isEqualByComparingTo("100");
    assertThat(result.late()).isTrue();
    assertThat(result.passed()).isFalse();
  }

  @Test
  void nobodySeesTheRunOfSomebodyElse() {
    String run = startedMock();
    DATABASE.as("person-two");
    assertThatThrownBy(() -> DATABASE.in(() -> mocks.sheet(run))).isInstanceOf(UnknownPaper.class);
    assertThat(DATABASE.in(mocks::mine)).isEmpty();
  }

  @Test
  void oldRunsGoWithTheirPapersAndExamPapersStay() {
    String run = startedMock();
    String blueprint = DATABASE.in(mocks::offers).get(0).blueprint();
    String exam = DATABASE.in(() -> assembly.prepare(blueprint, 1, 1)).get(0);
    DATABASE.tick(181L * DAY);
    assertThat(DATABASE.in(mocks::purge)).isPositive();
    assertThat(DATABASE.in(mocks::mine)).isEmpty();
    assertThat(DATABASE.in(() -> assembly.sheet(exam)).questions()).isPositive();
    assertThatThrownBy(() -> DATABASE.in(() -> mocks.sheet(run))).isInstanceOf(UnknownPaper.class);
  }

  @Test
  void aQuestionLeavesTheBookAfterTwoRightAnswersInARow() {
    String run = startedMock();
    Map<Integer, List<String>> answers = answers(run, 1);
    DATABASE.run(() -> mocks.handIn(run, answers));
    String question = DATABASE.in(book::mistakes).get(0).question();

    retry(true);
    assertThat(DATABASE.in(book::mistakes).get(0).left()).isEqualTo(1);
    retry(false);
    assertThat(DATABASE.in(book::mistakes).get(0).left()).isEqualTo(2);
    assertThat(DATABASE.in(book::mistakes).get(0).wrong()).isEqualTo(2);
    assertThat(DATABASE.in(book::mistakes).get(0).question()).isEqualTo(question);
    retry(true);
    retry(true);
    assertThat(DATABASE.in(book::mistakes)).isEmpty();
    assertThatThrownBy(() -> DATABASE.in(book::retryMistakes)).isInstanceOf(PracticeRefused.class);
  }

  /** Practises the book's only question. */
  private void retry(boolean rightly) {
    String paper = DATABASE.in(book::retryMistakes);
    PracticePaperRepository papers = DATABASE.bean(PracticePaperRepository.class);
    var bank = DATABASE.bean(cn.shenhe.portal.exambank.question.LiveQuestions.class);
    Set<Integer> key =
        DATABASE.in(
            () -> {
              String version =
                  papers
                      .byPublicId(paper, jakarta.persistence.LockModeType.NONE)
                      .orElseThrow()
                      .answers()
                      .get(0)
                      .questionVersionId();
              return Practice.key(bank.contents(List.of(version)).get(version).item());
            });
    Set<Integer> wrong = key.equals(Set.of(0)) ? Set.of(1) : Set.of(0);
    DATABASE.run(() -> practice.handIn(paper, Map.of(1, rightly ? key : wrong), person));
  }

  @Test
  void practiceWithoutAnAccountOrWithoutAnAnswerKeepsNothing() {
    String paper = DATABASE.in(() -> practice.draw(Category.PUBLIC, ""));
    DATABASE.run(() -> practice.handIn(paper, Map.of(1, Set.of(19)), null));
    String other = DATABASE.in(() -> practice.draw(Category.PUBLIC, ""));
    DATABASE.run(() -> practice.handIn(other, Map.of(), person));
    assertThat(DATABASE.in(book::mistakes)).isEmpty();
  }

  private List<LiveQuestion> live(Category category) {
    LiveQuestions bank = DATABASE.bean(LiveQuestions.class);
    return DATABASE.in(() -> bank.matching(LiveSelection.of(category, ""), 5_000));
  }

  @Test
  void theQuizOfALessonHasTheQuestionsItNamesInItsOrderAndNoneOfAnExamAlone() {
    List<LiveQuestion> open = live(Category.PUBLIC);
    List<String> codes = open.stream().map(LiveQuestion::code).toList();
    String ofAnExam =
        live(Category.SPECIAL_OPERATOR).stream()
            .map(LiveQuestion::code)
            .filter(code -> !codes.contains(code))
            .findFirst()
            .orElseThrow();
    LiveQuestion first = open.get(2);
    LiveQuestion second = open.get(0);
    String paper =
        DATABASE.in(
            () ->
                practice.drawNamed(
                    List.of(first.code(), ofAnExam, "XX-0000", second.code(), first.code())));

    assertThat(DATABASE.in(() -> practice.sheet(paper)).questions()).hasSize(2);
    Map<Integer, Set<Integer>> answers = Map.of(1, key(first.versionId()), 2, Set.of(19));
    DATABASE.run(() -> practice.handIn(paper, answers, null));
    Practice.Result result = DATABASE.in(() -> practice.result(paper));
    assertThat(result.questions())
        .extracting(Practice.MarkedQuestion::question)
        .containsExactly(first.questionId(), second.questionId());
    assertThat(result.questions())
        .extracting(Practice.MarkedQuestion::correct)
        .containsExactly(true, false);
    String longest = DATABASE.in(() -> practice.drawNamed(codes.subList(0, 25)));
    assertThat(DATABASE.in(() -> practice.sheet(longest)).questions()).hasSize(20);
    assertThatThrownBy(() -> DATABASE.in(() -> practice.drawNamed(List.of(ofAnExam, "XX-0000"))))
        .isInstanceOfSatisfying(
            PracticeRefused.class,
            refused -> assertThat(refused.code()).isEqualTo("exam.practice.empty"));
  }

  private static Set<Integer> key(String version) {
    LiveQuestions bank = DATABASE.bean(LiveQuestions.class);
    return DATABASE.in(() -> Practice.key(bank.contents(List.of(version)).get(version).item()));
  }

  @Test
  void aFavouriteIsKeptPractisedAndLetGo() {
    String paper = DATABASE.in(() -> practice.draw(Category.PUBLIC, ""));
    DATABASE.run(() -> practice.handIn(paper, Map.of(), null));
    String question = DATABASE.in(() -> practice.result(paper)).questions().get(0).question();
    assertThat(DATABASE.in(() -> book.toggleFavourite(question))).isTrue();
    assertThat(DATABASE.in(() -> book.favouritesAmong(List.of(question, "other"))))
        .containsExactly(question);
    String practised = DATABASE.in(book::practiseFavourites);
    assertThat(DATABASE.in(() -> practice.sheet(practised)).questions()).hasSize(1);
    assertThat(DATABASE.in(() -> book.toggleFavourite(question))).isFalse();
    assertThat(DATABASE.in(book::favourites)).isEmpty();
    assertThatThrownBy(() -> DATABASE.in(() -> book.toggleFavourite("nothing")))
        .isInstanceOf(PracticeRefused.class);
  }

  @Test
  void everybodyGetsTheSameQuestionOfTheDayAndNoneComesAgainSoon() {
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      String before = DATABASE.in(daily::today).sheet().html();
      if (i % 2 == 0) {
        assertThat(DATABASE.in(daily::settle)).isTrue();
        assertThat(DATABASE.in(daily::settle)).isFalse();
        asked.add(before);
      }
      assertThat(DATABASE.in(daily::today).sheet().html()).isEqualTo(before);
      DATABASE.tick(DAY);
    }
    assertThat(new HashSet<>(asked)).hasSameSizeAs(asked);
    assertThatThrownBy(() -> DATABASE.in(() -> daily.answer(Set.of(), null)))
        .isInstanceOf(PracticeRefused.class);
    Practice.MarkedQuestion marked = DATABASE.in(() -> daily.answer(Set.of(19), person));
    assertThat(marked.correct()).isFalse();
    assertThat(marked.explanationHtml()).isNotEmpty();
    assertThat(DATABASE.in(book::mistakes)).hasSize(1);
  }
}
