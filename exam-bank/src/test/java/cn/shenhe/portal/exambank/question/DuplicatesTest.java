package cn.shenhe.portal.exambank.question;

import static cn.shenhe.portal.exambank.question.QuestionFixtures.aSingleChoiceItem;
import static cn.shenhe.portal.exambank.question.QuestionFixtures.option;
import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.exambank.question.exchange.BankWriter;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.RichText;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

  private final TestDatabase database = new TestDatabase();
  private final QuestionAuthoring authoring = database.bean(QuestionAuthoring.class);
  private final QuestionDuplicates duplicates = database.bean(QuestionDuplicates.class);
  private final QuestionCatalogue catalogue = database.bean(QuestionCatalogue.class);

  @AfterEach
  void close() {
    database.close();
  }

  private String add(Item item) {
    return database.in(() -> authoring.create("", item, ""));
  }

  private static Item withOtherKey() {
    return aSingleChoiceItem()
        .withBody(
            new ItemBody.Choice(
                false, List.of(option("6年", false), option("3年", true), option("2年", false))));
  }

  @Test
  void theSameQuestionWithAnotherKeyComesFirstOnTheList() {
    String first = add(aSingleChoiceItem());
    String other = add(withOtherKey());
    add(
        Item.of(
            RichText.ofPlain("灭火器压力表指针指向红色区域时，说明压力不足，应当送专业单位检修充装，不得继续放在原处使用，应当怎样处理这具灭火器？"),
            new ItemBody.TrueFalse(true)));
    add(
        Item.of(
            RichText.ofPlain("灭火器压力表指针指向红色区域时，说明压力不足，应当送专业单位检修充装，不得继续放在原处使用，应当怎么处理这具灭火器？"),
            new ItemBody.TrueFalse(true)));
    assertThat(database.in(duplicates::search)).isEqualTo(2);
    assertThat(database.in(duplicates::search)).isZero();
    List<PairRow> open = database.in(() -> duplicates.open(0, 10));
    assertThat(open)
        .extracting(PairRow::kind)
        .containsExactly(PairKind.CONTRADICTION, PairKind.NEAR_DUPLICATE);
    assertThat(open.get(0).leftId()).isEqualTo(first);
    assertThat(open.get(0).rightId()).isEqualTo(other);
    database.run(() -> duplicates.keepBoth(open.get(1).id()));
    assertThat(database.in(duplicates::countOpen)).isEqualTo(1);
  }

  @Test
  void mergingKeepsOneQuestionWithTheCategoriesOfBoth() {
    String kept = add(aSingleChoiceItem());
    String gone =
        add(
            aSingleChoiceItem()
                .withClassification(
                    new Classification(List.of(Category.MANAGER), List.of("商贸"), List.of())));
    database.run(duplicates::search);
    String pair = database.in(() -> duplicates.open(0, 10)).get(0).id();
    database.run(() -> duplicates.merge(pair, kept));
    QuestionDetail after = database.in(() -> catalogue.detail(kept));
    assertThat(after.item().classification().categories())
        .containsExactlyInAnyOrder(Category.SPECIAL_OPERATOR, Category.MANAGER);
    assertThat(after.row().versionNumber()).isEqualTo(2);
    assertThat(database.in(() -> catalogue.detail(gone)).row().state())
        .isEqualTo(QuestionState.RETIRED);
    assertThat(database.in(duplicates::countOpen)).isZero();
  }

  @Test
  void anExportHoldsWhatTheFilterShows() {
    add(aSingleChoiceItem());
    QuestionExport export = database.bean(QuestionExport.class);
    for (BankWriter format : BankWriter.values()) {
      assertThat(database.in(() -> export.export(QuestionFilter.all(), format)).items())
          .isEqualTo(1);
    }
  }
}
