package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.question.BankLoader;
import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionDetail;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Papers over the bank that ships. */
class PaperAssemblyTest {

  private static final TestDatabase DATABASE = new TestDatabase().as("system");
  private static final PaperAssembly ASSEMBLY = DATABASE.bean(PaperAssembly.class);
  private static final BlueprintAuthoring AUTHORING = DATABASE.bean(BlueprintAuthoring.class);
  private static final QuestionReview REVIEW = DATABASE.bean(QuestionReview.class);
  private static final QuestionCatalogue CATALOGUE = DATABASE.bean(QuestionCatalogue.class);
  private static final QuestionAuthoring QUESTIONS = DATABASE.bean(QuestionAuthoring.class);
  private static final ExamRules RULES = DATABASE.bean(ExamRules.class);

  @BeforeAll
  static void load() {
    DATABASE.in(DATABASE.bean(BankLoader.class)::loadShipped);
    DATABASE.in(RULES::loadShipped);
    DATABASE.in(AUTHORING::loadShipped);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static List<String> prepare(Category category, int count, long seed) {
    String blueprint = blueprint(category, "");
    return DATABASE.in(() -> ASSEMBLY.prepare(blueprint, count, seed));
  }

  private static String blueprint(Category category, String operation) {
    return DATABASE.in(AUTHORING::list).stream()
        .filter(row -> row.category() == category && row.subOperation().equals(operation))
        .findFirst()
        .orElseThrow()
        .publicId();
  }

  @Test
  void everyShippedBlueprintIsPublishedAndAsksForTheMarksOfItsRule() {
    List<BlueprintRow> rows = DATABASE.in(AUTHORING::list);
    assertThat(rows.stream().filter(row -> row.published() > 0))
        .hasSize(9)
        .allMatch(row -> row.published() == 1 && !row.draft());
    assertThat(rows.stream().filter(row -> row.published() > 0))
        .allMatch(row -> row.minutes() == 120 && row.passMark().intValueExact() == 80)
        .extracting(BlueprintRow::category)
        .contains(Category.PRINCIPAL, Category.MANAGER, Category.SPECIAL_OPERATOR);
    assertThat(DATABASE.in(AUTHORING::loadShipped)).isZero();
    assertThat(DATABASE.in(RULES::loadShipped)).isZero();
  }

  @Test
  void aSheetHoldsNoKeyAndTheKeyFollowsTheShuffledOptions() {
    String id = prepare(Category.MANAGER, 1, 7).get(0);
    PaperSheet sheet = DATABASE.in(() -> ASSEMBLY.sheet(id));
    PaperKey key = DATABASE.in(() -> ASSEMBLY.key(id));
    String json = new String(sheet.json(), StandardCharsets.UTF_8);
    assertThat(json)
        .doesNotContain("\"key\"", "explanation", "correct", "policy", "versionId", "\"laws\"");
    key.questions().stream()
        .filter(q -> !q.explanation().isEmpty())
        .forEach(q -> assertThat(json).doesNotContain(q.explanation()));
    JsonNode asked = ItemJson.parse(json).path("questions");
    assertThat(asked).hasSize(100);
    assertThat(sheet.fullMarks()).isEqualByComparingTo("100");
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode question : asked) {
      KeyedQuestion keyed = key.question(question.path("no").asInt());
      Set<String> ids = new HashSet<>();
      question.path("options").forEach(option -> ids.add(option.path("id").asText()));
      if (keyed.type() == QuestionType.TRUE_FALSE) {
        assertThat(keyed.key()).containsAnyOf("true", "false").hasSize(1);
      } else {
        assertThat(ids).hasSize(question.path("options").size()).containsAll(keyed.key());
      }
      assertThat(keyed.earned(keyed.key())).isEqualByComparingTo(keyed.marks());
      assertThat(keyed.earned(List.of())).isZero();
      sum = sum.add(keyed.marks());
    }
    assertThat(sum).isEqualByComparingTo(sheet.fullMarks());
  }

  @Test
  void ofAPaperDrawnByAnUnknownMethodNothingIsSaid() {
    List<String> ids = prepare(Category.PRINCIPAL, 2, 97);
    DATABASE.sql("update paper set method = 99 where public_id = '" + ids.get(0) + "'");
    DATABASE.sql("update paper set seed = 96 where public_id = '" + ids.get(1) + "'");
    assertThat(DATABASE.in(() -> ASSEMBLY.reproduction(ids.get(0))))
        .isEqualTo(Reproduction.METHOD_UNKNOWN);
    assertThat(DATABASE.in(() -> ASSEMBLY.reproduction(ids.get(1))))
        .isEqualTo(Reproduction.CHANGED);
  }

  @Test
  void aPaperIsDerivedAgainByteForByteAlsoAfterTheBankChanged() {
    List<String> ids = prepare(Category.PRINCIPAL, 5, 99);
    for (String id : ids) {
      assertThat(DATABASE.in(() -> ASSEMBLY.reproduction(id))).isEqualTo(Reproduction.SAME);
    }
    List<KeyedQuestion> asked = DATABASE.in(() -> ASSEMBLY.key(ids.get(0))).questions();
    String retired = asked.get(0).item();
    String revised = asked.get(1).item();
    DATABASE.run(() -> REVIEW.retire(retired, "测试：题目停用"));
    QuestionDetail before = DATABASE.in(() -> CATALOGUE.detail(revised));
    DATABASE.in(
        () ->
            QUESTIONS.revise(
                revised,
                before.lockVersion(),
                before.item().withClassification(Classification.of(Set.of(), Set.of(), Set.of())),
                "测试：改归类"));
    for (String id : ids) {
      assertThat(DATABASE.in(() -> ASSEMBLY.reproduction(id))).isEqualTo(Reproduction.SAME);
    }
    List<String> others = prepare(Category.PRINCIPAL, 1, 100);
    Set<String> left = Set.of(asked.get(0).versionId(), asked.get(1).versionId());
    assertThat(items(prepare(Category.PRINCIPAL, 1, 98).get(0))).doesNotContainAnyElementsOf(left);
    assertThat(items(others.get(0))).isNotEqualTo(items(ids.get(0)));
  }

  @Test
  void aRuleThatComesIntoForceLaterIsSeenOnTheBlueprint() {
    LocalDate day = LocalDate.of(2027, 3, 1);
    String blueprint = blueprint(Category.MANAGER, "");
    assertThat(row(blueprint).ruleChanges()).isNull();
    ExamRuleDraft now = DATABASE.in(() -> RULES.inForce(Category.MANAGER, "", "")).rule();
    ExamRuleDraft next =
        new ExamRuleDraft(
            now.category(),
            now.industry(),
            now.subOperation(),
            90,
            now.fullMarks(),
            now.passMark(),
            now.theoryAttempts(),
            now.practical(),
            now.practicalAttempts(),
            now.makeUp(),
            now.resultMonths(),
            now.certificateMonths(),
            now.renewal(),
            now.questionCounts(),
            now.basis(),
            now.evidence(),
            now.assumptions(),
            day,
            null);
    DATABASE.in(() -> RULES.add(next));
    assertThat(row(blueprint).ruleChanges()).isEqualTo(day);
    assertThat(row(blueprint).outdatedOn(day.minusDays(1))).isFalse();
    assertThat(row(blueprint).outdatedOn(day)).isTrue();
    assertThat(row(blueprint(Category.PRINCIPAL, "")).ruleChanges()).isNull();
  }

  private static BlueprintRow row(String id) {
    return DATABASE.in(AUTHORING::list).stream()
        .filter(row -> row.publicId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void equalSeedAndStockGiveEqualPapers() {
    List<String> ids = prepare(Category.MANAGER, 2, 99);
    assertThat(items(prepare(Category.MANAGER, 2, 99).get(1))).isEqualTo(items(ids.get(1)));
  }

  @Test
  void noQuestionStandsOnMoreOfTheLastPapersThanItMayWhateverTheSessions() {
    PaperDrawing drawing = DATABASE.bean(PaperDrawing.class);
    String blueprint = blueprint(Category.SPECIAL_OPERATOR, "低压电工");
    long highest =
        DATABASE.in(() -> AUTHORING.report(blueprint)).cells().stream()
            .mapToLong(FeasibilityReport.CellReport::exposure)
            .max()
            .orElseThrow();
    drawing.exposurePapers = 10;
    drawing.exposurePercent = (int) Math.min(95, highest + 15);
    try {
      List<List<String>> papers = new ArrayList<>();
      for (int seed = 1; seed <= 14; seed++) {
        long own = seed;
        String paper = DATABASE.in(() -> ASSEMBLY.prepare(blueprint, 1, own)).get(0);
        assertThat(DATABASE.in(() -> ASSEMBLY.reproduction(paper))).isEqualTo(Reproduction.SAME);
        papers.add(items(paper));
        Map<String, Long> counts =
            papers.subList(Math.max(0, seed - 10), seed).stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        assertThat(counts.values()).allMatch(times -> times <= 10 * drawing.exposurePercent / 100);
      }
      drawing.exposurePercent = 9;
      assertThatThrownBy(() -> DATABASE.in(() -> ASSEMBLY.prepare(blueprint, 1, 1)))
          .isInstanceOf(BlueprintRefused.class)
          .hasMessageContaining("exam.blueprint.exposure")
          .hasMessageContaining("单选");
    } finally {
      drawing.exposurePapers = 200;
      drawing.exposurePercent = 100;
    }
  }

  private static List<String> items(String paper) {
    List<String> items = new ArrayList<>();
    DATABASE.in(() -> ASSEMBLY.key(paper)).questions().forEach(q -> items.add(q.versionId()));
    return items;
  }

  @Test
  void aBlueprintThatIsNotThereOrNotPublishedGivesNoPaper() {
    assertThatThrownBy(() -> DATABASE.in(() -> ASSEMBLY.prepare("nothing", 1, 1)))
        .isInstanceOf(UnknownBlueprint.class);
    String draft = DATABASE.in(() -> AUTHORING.create("草稿", Category.MANAGER, "", ""));
    assertThatThrownBy(() -> DATABASE.in(() -> ASSEMBLY.prepare(draft, 1, 1)))
        .isInstanceOf(BlueprintRefused.class)
        .hasMessageContaining("unpublished");
    assertThatThrownBy(() -> DATABASE.in(() -> ASSEMBLY.key("nothing")))
        .isInstanceOf(UnknownPaper.class);
  }
}
