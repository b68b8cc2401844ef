package cn.shenhe.portal.exambank.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.ImportSummary;
import cn.shenhe.portal.exambank.question.QuestionAuthoring;
import cn.shenhe.portal.exambank.question.QuestionCatalogue;
import cn.shenhe.portal.exambank.question.QuestionDetail;
import cn.shenhe.portal.exambank.question.QuestionFilter;
import cn.shenhe.portal.exambank.question.QuestionImport;
import cn.shenhe.portal.exambank.question.QuestionPage;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.QuestionRow;
import cn.shenhe.portal.exambank.question.RowVerdict;
import cn.shenhe.portal.exambank.question.SharedFixtures;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real workbook of a training centre, from the file to the marked paper. */
class ForeignBankTest {

  private static final String FILE = "exam/zh-banks/gtpx-xlsx/2020__一般企业安全负责人.xlsx";

  private final TestDatabase database = new TestDatabase();
  private final QuestionImport importing = database.bean(QuestionImport.class);
  private final QuestionCatalogue catalogue = database.bean(QuestionCatalogue.class);
  private final QuestionAuthoring authoring = database.bean(QuestionAuthoring.class);
  private final QuestionReview review = database.bean(QuestionReview.class);
  private final BlueprintAuthoring blueprints = database.bean(BlueprintAuthoring.class);
  private final PaperAssembly assembly = database.bean(PaperAssembly.class);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aWorkbookOfATrainingCentreBecomesAPaperThatIsMarked() {
    byte[] bytes = SharedFixtures.bytes(SharedFixtures.file(FILE));
    ImportSummary summary =
        database.in(() -> importing.preview("负责人.xlsx", "培训中心", bytes, null).summary());
    assertThat(summary.rows()).isEqualTo(249);
    long accepted = summary.count(RowVerdict.ACCEPTED);
    assertThat(accepted).isGreaterThan(240);
    Set<RowVerdict> fresh = Set.of(RowVerdict.ACCEPTED);
    long taken = database.in(() -> importing.take(summary.id(), fresh, Set.of(), 500));
    assertThat(taken).isEqualTo(accepted);
    ImportSummary again =
        database.in(() -> importing.preview("负责人.xlsx", "培训中心", bytes, null).summary());
    assertThat(again.count(RowVerdict.ACCEPTED)).isZero();

    for (QuestionRow row : rows()) {
      goLive(row.id());
    }
    database.run(() -> database.bean(ExamRules.class).loadShipped());
    String paper = draw();

    PaperKey key = database.in(() -> assembly.key(paper));
    assertThat(key.questions()).hasSize(100);
    BigDecimal all = BigDecimal.ZERO;
    for (KeyedQuestion question : key.questions()) {
      all = all.add(question.earned(question.key()));
      assertThat(question.earned(List.of())).isZero();
    }
    assertThat(all).isEqualByComparingTo("100");
    assertThat(database.in(() -> assembly.reproduction(paper))).isEqualTo(Reproduction.SAME);
  }

  private List<QuestionRow> rows() {
    List<QuestionRow> rows = new ArrayList<>();
    List<QuestionRow> page;
    do {
      QuestionPage next =
          new QuestionPage(rows.size(), QuestionPage.LARGEST, QuestionPage.Order.CODE, true);
      page = database.in(() -> catalogue.rows(QuestionFilter.all(), next));
      rows.addAll(page);
    } while (!page.isEmpty());
    return rows;
  }

  /** Its editor says whom it is for, another person reads it, an examiner lets it live. */
  private void goLive(String id) {
    Classification principals = Classification.of(Set.of(Category.PRINCIPAL), List.of(), List.of());
    QuestionDetail detail = database.as("editor").in(() -> catalogue.detail(id));
    database.in(
        () ->
            authoring.revise(
                id, detail.lockVersion(), detail.item().withClassification(principals), "归入主要负责人"));
    database.as("second").run(() -> review.review(id, ""));
    database.run(() -> review.publish(id));
  }

  private String draw() {
    String id = database.in(() -> blueprints.create("外来题库", Category.PRINCIPAL, "", ""));
    BlueprintDetail draft = database.in(() -> blueprints.detail(id));
    List<Cell> cells =
        List.of(
            cell(QuestionType.TRUE_FALSE, 50),
            cell(QuestionType.SINGLE_CHOICE, 40),
            cell(QuestionType.MULTIPLE_CHOICE, 10));
    database.run(() -> blueprints.save(id, cells, "", draft.number(), draft.lockVersion()));
    database.run(() -> blueprints.publish(id));
    return database.in(() -> assembly.prepare(id, 1, 11)).get(0);
  }

  private static Cell cell(QuestionType type, int count) {
    return new Cell("", type, null, count, BigDecimal.ONE, CreditPolicy.ALL_OR_NOTHING);
  }
}
