package cn.shenhe.portal.exambank.question;

import static cn.shenhe.portal.exambank.question.QuestionFixtures.aSingleChoiceItem;
import static cn.shenhe.portal.exambank.question.QuestionFixtures.aTrueFalseItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.paper.BlueprintAuthoring;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import jakarta.annotation.security.RolesAllowed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionLifeTest {

  private final TestDatabase database = new TestDatabase();
  private final QuestionAuthoring authoring = database.bean(QuestionAuthoring.class);
  private final QuestionReview review = database.bean(QuestionReview.class);
  private final QuestionCatalogue catalogue = database.bean(QuestionCatalogue.class);
  private final LiveQuestions live = database.bean(LiveQuestions.class);

  @AfterEach
  void close() {
    database.close();
  }

  private String aLiveQuestion(Item item) {
    String id = database.as("author").in(() -> authoring.create("", item, ""));
    database.as("second").run(() -> review.review(id, ""));
    database.run(() -> review.publish(id));
    return id;
  }

  @Test
  void theAuthorCannotReviewTheirOwnVersion() {
    String id = database.as("author").in(() -> authoring.create("X-1", aSingleChoiceItem(), ""));
    assertThatThrownBy(() -> database.run(() -> review.review(id, "")))
        .isInstanceOf(QuestionRefused.class)
        .hasMessageContaining("question.review.own");
    database.as("second").run(() -> review.review(id, "核对无误"));
    assertThat(detail(id).row().state()).isEqualTo(QuestionState.REVIEWED);
    assertThat(detail(id).row().reviewer()).isEqualTo("second");
    assertThat(detail(id).history()).extracting(HistoryEntry::reason).containsExactly("核对无误");
  }

  @Test
  void editorsDoWithManyWhatTheyMayDoWithOne() {
    String theirs =
        database.as("author").in(() -> authoring.create("E-1", aSingleChoiceItem(), ""));
    String own = database.as("second").in(() -> authoring.create("E-2", aTrueFalseItem(), ""));
    database.as("second").holding("EDITOR");
    List<String> both = List.of(theirs, own);
    assertThat(database.in(() -> review.moveAll(both, QuestionState.REVIEWED, "")))
        .extracting(QuestionReview.Refusal::code)
        .containsExactly("E-2");
    assertThat(detail(theirs).row().state()).isEqualTo(QuestionState.REVIEWED);
    assertThatThrownBy(() -> database.run(() -> review.moveAll(both, QuestionState.LIVE, "")))
        .hasMessageContaining("question.act.role");
    assertThatThrownBy(() -> database.run(() -> review.moveAll(both, QuestionState.DRAFT, " ")))
        .hasMessageContaining("question.reason");
    database.run(() -> review.moveAll(both, QuestionState.DRAFT, "题干不清"));
    assertThat(detail(theirs).row().stateReason()).isEqualTo("题干不清");
    database.holding("EXAMINER").as("author");
    database.run(() -> review.moveAll(List.of(own), QuestionState.REVIEWED, ""));
    assertThat(database.in(() -> review.moveAll(List.of(own), QuestionState.LIVE, ""))).isEmpty();
  }

  @Test
  void whatEditorsMayIsWhatTheBoundaryLetsThemDo() {
    for (QuestionAct act : QuestionAct.values()) {
      String name = act == QuestionAct.SEND_BACK ? "sendBack" : act.name().toLowerCase(Locale.ROOT);
      List<String> roles =
          Arrays.stream(QuestionReview.class.getMethods())
              .filter(method -> method.getName().equals(name))
              .flatMap(m -> Arrays.stream(m.getAnnotation(RolesAllowed.class).value()))
              .toList();
      assertThat(roles.contains("EDITOR")).as(name).isEqualTo(act.editorsMay());
    }
  }

  @Test
  void aDraftCannotGoLiveWithoutReview() {
    String id = database.in(() -> authoring.create("", aSingleChoiceItem(), ""));
    assertThatThrownBy(() -> database.run(() -> review.publish(id)))
        .isInstanceOf(QuestionRefused.class);
  }

  @Test
  void aRevisionMakesANewVersionAndLeavesTheOldOneAsItWas() {
    String id = aLiveQuestion(aSingleChoiceItem());
    String oldVersion = detail(id).versions().get(0).id();
    QuestionDetail before = detail(id);
    database.tick(60);
    int number =
        database
            .as("author")
            .in(() -> authoring.revise(id, before.lockVersion(), aTrueFalseItem(), "改为判断"));
    assertThat(number).isEqualTo(2);
    assertThat(detail(id).row().state()).isEqualTo(QuestionState.DRAFT);
    assertThat(detail(id).item()).isEqualTo(aTrueFalseItem());
    assertThat(database.in(() -> live.contents(List.of(oldVersion))).get(oldVersion).item())
        .isEqualTo(aSingleChoiceItem());
    assertThat(detail(id).versions()).extracting(VersionRow::number).containsExactly(2, 1);
  }

  @Test
  void savingTheSameContentAgainChangesNothing() {
    String id = aLiveQuestion(aSingleChoiceItem());
    int lock = detail(id).lockVersion();
    assertThat(database.in(() -> authoring.revise(id, lock, aSingleChoiceItem(), ""))).isEqualTo(1);
    assertThat(detail(id).row().state()).isEqualTo(QuestionState.LIVE);
  }

  @Test
  void aStaleEditIsRefused() {
    String id = database.in(() -> authoring.create("", aSingleChoiceItem(), ""));
    int lock = detail(id).lockVersion();
    database.tick(5);
    database.run(() -> authoring.revise(id, lock, aTrueFalseItem(), ""));
    assertThatThrownBy(
            () -> database.run(() -> authoring.revise(id, lock, aSingleChoiceItem(), "")))
        .hasMessageContaining("question.changed-meanwhile");
  }

  @Test
  void aChangedArticleQuarantinesExactlyTheItemsThatCiteIt() {
    String citing = aLiveQuestion(aSingleChoiceItem());
    String other = aLiveQuestion(aTrueFalseItem());
    LawReference article = LawReference.parse("安全生产法(2021)第28条");
    assertThat(database.in(() -> review.markLawChanged(article, "2027年修正"))).isEqualTo(1);
    assertThat(detail(citing).row().state()).isEqualTo(QuestionState.QUARANTINED);
    assertThat(detail(citing).row().stateReason()).contains("第28条", "2027年修正");
    assertThat(detail(other).row().state()).isEqualTo(QuestionState.LIVE);
    assertThat(liveIds()).containsExactly(other);
    database.as("third").run(() -> review.review(citing, "条文未涉及本题"));
    database.run(() -> review.publish(citing));
    assertThat(liveIds()).containsExactlyInAnyOrder(citing, other);
    assertThat(database.in(review::lawChanges))
        .singleElement()
        .satisfies(c -> assertThat(c.questions()).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "安全生产法第二十八条",
        "《中华人民共和国安全生产法》（2021年修正）第２８条第2款第（三）项",
        "中华人民共和国安全生产法",
        "安全生产法2014第28条"
      })
  void aChangedArticleIsFoundHoweverItIsWritten(String written) {
    String citing = aLiveQuestion(aSingleChoiceItem());
    LawReference article = LawReference.parse(written);
    assertThat(database.in(() -> review.markLawChanged(article, "修正"))).isEqualTo(1);
    assertThat(detail(citing).row().state()).isEqualTo(QuestionState.QUARANTINED);
    QuestionFilter filter =
        new QuestionFilter(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            article.law(),
            article.article(),
            null,
            null,
            null);
    assertThat(database.in(() -> catalogue.rows(filter, QuestionPage.first(10)))).hasSize(1);
  }

  @Test
  void citationsOfAnOlderPortalGetTheirKeysOnce() {
    aLiveQuestion(aSingleChoiceItem());
    database.sql("update question_law set law_key = '', article_key = ''");
    Citations citations = database.bean(Citations.class);
    assertThat(database.in(citations::fillKeys)).isEqualTo(1);
    assertThat(database.in(citations::fillKeys)).isZero();
    LawReference article = LawReference.parse("安全生产法第二十八条");
    assertThat(database.in(() -> review.markLawChanged(article, "修正"))).isEqualTo(1);
  }

  @Test
  void whatIsCitedThatLooksLikeTheNamedArticleIsSaid() {
    aLiveQuestion(aSingleChoiceItem());
    aLiveQuestion(aTrueFalseItem());
    Citations citations = database.bean(Citations.class);
    assertThat(database.in(() -> citations.similar(LawReference.parse("安全生产法第26条"))))
        .extracting(row -> row.cited().label())
        .containsExactly("安全生产法(2021)第27条", "安全生产法(2021)第28条");
    assertThat(database.in(() -> citations.similar(LawReference.parse("安全生产发第28条"))))
        .extracting(row -> row.cited().article())
        .containsExactly("第28条", "第27条");
    assertThat(database.in(() -> citations.similar(LawReference.parse("消防法第28条")))).isEmpty();
  }

  @Test
  void liveQuestionsArePickedByCategoryTypeAndOperation() {
    String id = aLiveQuestion(aSingleChoiceItem());
    database.in(() -> authoring.create("", aTrueFalseItem(), ""));
    assertThat(liveIds()).containsExactly(id);
    assertThat(
            database.in(
                () -> live.matching(LiveSelection.of(Category.SPECIAL_OPERATOR, "低压电工"), 10)))
        .hasSize(1);
    assertThat(database.in(() -> live.matching(LiveSelection.of(Category.PUBLIC, null), 10)))
        .isEmpty();
    assertThat(database.in(() -> live.stock(LiveSelection.of(Category.SPECIAL_OPERATOR, null))))
        .singleElement()
        .satisfies(s -> assertThat(s.count()).isEqualTo(1));
  }

  @Test
  void listsAreFilteredByEveryPartAndNeverLongerThanTheLimit() {
    String id = aLiveQuestion(aSingleChoiceItem());
    database.in(() -> authoring.create("", aTrueFalseItem(), ""));
    QuestionFilter filter =
        new QuestionFilter(
            "额定%",
            QuestionState.LIVE,
            aSingleChoiceItem().type(),
            null,
            Category.SPECIAL_OPERATOR,
            "通用",
            "低压电工",
            null,
            "安全生产法",
            "第28条",
            null,
            null,
            null);
    assertThat(database.in(() -> catalogue.rows(filter, QuestionPage.first(9999)))).isEmpty();
    QuestionFilter found =
        new QuestionFilter(
            "操作证",
            QuestionState.LIVE,
            null,
            null,
            Category.SPECIAL_OPERATOR,
            "通用",
            "低压电工",
            null,
            "安全生产法",
            "第28条",
            null,
            null,
            null);
    assertThat(database.in(() -> catalogue.rows(found, QuestionPage.first(9999))))
        .extracting(QuestionRow::id)
        .containsExactly(id);
    assertThat(database.in(() -> catalogue.count(QuestionFilter.all()))).isEqualTo(2);
    assertThat(QuestionPage.first(9999).size()).isEqualTo(QuestionPage.LARGEST);
  }

  @Test
  void theShippedCatalogueHas54ItemsAndItsCaveatAndIsReplaceable() {
    OperationCatalogues catalogues = database.bean(OperationCatalogues.class);
    database.run(catalogues::importShipped);
    database.run(catalogues::importShipped);
    CatalogueEdition shipped = database.in(catalogues::inForce).orElseThrow();
    assertThat(shipped.entries()).hasSize(54);
    assertThat(shipped.caveat()).contains("应急〔2026〕45号");
    database.run(() -> catalogues.importEdition("2026", "", "应急〔2026〕45号", "大类,小类\n电工作业,低压电工\n"));
    assertThat(database.in(catalogues::inForce).orElseThrow().name()).isEqualTo("2026");
    assertThat(database.in(catalogues::editions)).hasSize(2);
  }

  @Test
  void aMistypedOperationIsRefusedWithTheNearestName() {
    OperationCatalogues catalogues = database.bean(OperationCatalogues.class);
    Item odd =
        aSingleChoiceItem()
            .withClassification(
                new Classification(
                    List.of(Category.SPECIAL_OPERATOR), List.of("通用"), List.of("低压电公")));
    String old = database.in(() -> authoring.create("", odd, ""));
    database.run(catalogues::importShipped);
    assertThatThrownBy(() -> database.run(() -> authoring.create("", odd, "")))
        .hasMessageContaining("question.operation.unknown")
        .hasMessageContaining("低压电工");
    int lock = detail(old).lockVersion();
    Item stillOdd = aTrueFalseItem().withClassification(odd.classification());
    assertThat(database.in(() -> authoring.revise(old, lock, stillOdd, ""))).isEqualTo(2);
    database.run(() -> authoring.create("", aSingleChoiceItem(), ""));
    assertThat(database.in(catalogue::industries)).containsExactly("通用");
    BlueprintAuthoring blueprints = database.bean(BlueprintAuthoring.class);
    assertThatThrownBy(
            () ->
                database.run(() -> blueprints.create("低压", Category.SPECIAL_OPERATOR, "", "低压电公")))
        .hasMessageContaining("question.operation.unknown");
  }

  @Test
  void industriesComeFromTheirCatalogueAndEditionsOfBothKindsStandSideBySide() {
    IndustryCatalogues industries = database.bean(IndustryCatalogues.class);
    OperationCatalogues operations = database.bean(OperationCatalogues.class);
    database.run(operations::importShipped);
    database.run(industries::importShipped);
    database.run(industries::importShipped);
    assertThat(database.in(operations::inForce).orElseThrow().entries()).hasSize(54);
    assertThat(database.in(() -> industries.highRisk("危险化学品"))).contains(true);
    assertThat(database.in(() -> industries.highRisk("建筑施工"))).contains(false);
    assertThat(database.in(() -> industries.highRisk("危险化工"))).isEmpty();
    Item odd =
        aSingleChoiceItem()
            .withClassification(
                new Classification(List.of(Category.MANAGER), List.of("通用", "危险化工"), List.of()));
    assertThatThrownBy(() -> database.run(() -> authoring.create("", odd, "")))
        .hasMessageContaining("question.industry.unknown")
        .hasMessageContaining("危险化学品");
    BlueprintAuthoring blueprints = database.bean(BlueprintAuthoring.class);
    assertThatThrownBy(
            () -> database.run(() -> blueprints.create("化工", Category.MANAGER, "危险化工", "")))
        .hasMessageContaining("question.industry.unknown");
    assertThatThrownBy(() -> database.run(() -> industries.importEdition("二", "", "x", "中等,煤矿")))
        .hasMessageContaining("question.catalogue.line");
    database.run(() -> industries.importEdition("第2版", "", "来源", "高危,煤矿\n一般,危险化工"));
    database.run(() -> authoring.create("", odd, ""));
    assertThat(database.in(industries::editions)).hasSize(2);
    assertThat(database.in(operations::editions)).hasSize(1);
  }

  @Test
  void theStateGraphInTheDocumentationIsTheOneTheCodeHas() throws Exception {
    String documentation = Files.readString(Path.of("docs/question-states.md"));
    assertThat(documentation).contains(QuestionState.graph());
  }

  private List<String> liveIds() {
    return database.in(() -> live.matching(LiveSelection.of(null, null), 100)).stream()
        .map(LiveQuestion::questionId)
        .toList();
  }

  private QuestionDetail detail(String id) {
    return database.in(() -> catalogue.detail(id));
  }
}
