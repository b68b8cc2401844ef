package cn.shenhe.portal.exambank.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.exambank.question.exchange.ColumnMapping;
import cn.shenhe.portal.exambank.question.exchange.ColumnRole;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.testing.TestDatabase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportTest {

  private static final Set<RowVerdict> NEW = Set.of(RowVerdict.ACCEPTED);
  private final TestDatabase database = new TestDatabase();
  private final QuestionImport importing = database.bean(QuestionImport.class);
  private final QuestionCatalogue catalogue = database.bean(QuestionCatalogue.class);
  private final QuestionReview review = database.bean(QuestionReview.class);

  private static final String BANK =
      """
      题型,题干,A,B,C,D,答案
      单选,人体安全电压一般不超过多少伏？,36,110,220,380,A
      判断,带电作业可以一人进行。,,,,,错误
      单选,人体安全电压一般不超过多少伏？,36,110,220,380,B
      单选,没有答案的题目,甲,乙,,,
      多选,灭火的基本方法有,冷却,窒息,隔离,抑制,ABCD
      单选,人体安全电压一般不超过多少伏?,380,220,110,36,D
      """;

  @AfterEach
  void close() {
    database.close();
  }

  private ImportSummary preview(String text) {
    return database.in(
        () ->
            importing
                .preview("bank.csv", "训练中心", text.getBytes(StandardCharsets.UTF_8), null)
                .summary());
  }

  @Test
  void everyRowHasOneVerdictAndTheReasonNamesTheRow() {
    ImportSummary summary = preview(BANK);
    assertThat(summary.rows()).isEqualTo(6);
    assertThat(summary.counts().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6);
    List<ImportRowView> rows = database.in(() -> importing.rows(summary.id(), null, 0, 50));
    assertThat(rows)
        .extracting(ImportRowView::verdict)
        .containsExactly(
            RowVerdict.ACCEPTED,
            RowVerdict.ACCEPTED,
            RowVerdict.CONTRADICTS,
            RowVerdict.REJECTED,
            RowVerdict.ACCEPTED,
            RowVerdict.DUPLICATE);
    assertThat(rows.get(2).detail()).isEqualTo("#1");
    assertThat(rows.get(3).place()).isEqualTo("第5行");
    assertThat(rows.get(3).reason()).isEqualTo("question.row.answer-empty");
  }

  @Test
  void whatTheCataloguesDoNotKnowIsTakenAndSaidInThePreview() {
    database.run(database.bean(IndustryCatalogues.class)::importShipped);
    ImportSummary summary =
        preview("题型,题干,答案,行业\n判断,进入有限空间前应当先通风再检测。,正确,危险化工\n判断,液氨储罐区应当设置风向标。,正确,危险化学品\n");
    assertThat(database.in(() -> importing.rows(summary.id(), null, 0, 50)))
        .extracting(ImportRowView::verdict, ImportRowView::reason, ImportRowView::detail)
        .containsExactly(
            tuple(RowVerdict.ACCEPTED, "question.row.industry-unknown", "危险化工 ≈ 危险化学品"),
            tuple(RowVerdict.ACCEPTED, "", ""));
  }

  @Test
  void rowsAreTakenInPartsAndReadingTheFileAgainChangesNothing() {
    ImportSummary first = preview(BANK);
    assertThat(database.in(() -> importing.take(first.id(), NEW, Set.of(2), 1))).isEqualTo(1);
    assertThat(database.in(() -> importing.take(first.id(), NEW, Set.of(2), 10))).isEqualTo(1);
    assertThat(database.in(() -> importing.take(first.id(), NEW, Set.of(2), 10))).isZero();
    assertThat(count()).isEqualTo(2);
    ImportSummary again = preview(BANK);
    assertThat(again.count(RowVerdict.ACCEPTED)).isEqualTo(1); // the one left out by hand
    assertThat(again.count(RowVerdict.DUPLICATE)).isEqualTo(3);
    assertThat(again.count(RowVerdict.CONTRADICTS)).isEqualTo(1);
  }

  @Test
  void oneFilePreviewedTwiceEntersTheBankOnce() {
    ImportSummary first = preview(BANK);
    ImportSummary second = preview(BANK);
    database.run(() -> importing.take(first.id(), NEW, Set.of(), 100));
    assertThat(count()).isEqualTo(3);
    database.run(() -> importing.take(second.id(), NEW, Set.of(), 100));
    assertThat(count()).isEqualTo(3);
    ImportSummary after = database.in(() -> importing.summary(second.id()));
    assertThat(after.taken()).isZero();
    assertThat(after.counts()).doesNotContainKey(RowVerdict.ACCEPTED);
    assertThat(database.in(() -> importing.rows(second.id(), RowVerdict.DUPLICATE, 0, 50)))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.reason()).isEqualTo("question.row.duplicate"));
  }

  @Test
  void neitherDoesItWhereDuplicatesAreTakenRowByRow() {
    Set<RowVerdict> both = Set.of(RowVerdict.ACCEPTED, RowVerdict.DUPLICATE);
    ImportSummary first = preview(BANK);
    ImportSummary second = preview(BANK);
    for (ImportSummary each : List.of(first, second)) {
      while (database.in(() -> importing.take(each.id(), both, Set.of(), 1)) == 1) {
        assertThat(count()).isLessThan(9);
      }
    }
    assertThat(database.in(() -> importing.rows(second.id(), RowVerdict.REJECTED, 0, 50)))
        .extracting(ImportRowView::reason)
        .contains("question.row.duplicate");
  }

  @Test
  void aRowDoesNotReviseAQuestionThatSomebodyChangedSinceThePreview() {
    String header = "编号,题型,题干,A,B,答案\n";
    Set<RowVerdict> near = Set.of(RowVerdict.NEAR_DUPLICATE);
    ImportSummary first = preview(header + "X1,单选,动火作业前应当办理什么？,动火作业票,出门条,A\n");
    database.run(() -> importing.take(first.id(), NEW, Set.of(), 10));
    ImportSummary second = preview(header + "X1,单选,动火作业之前应当先办理什么？,动火作业票,出门条,A\n");
    ImportSummary third = preview(header + "X1,单选,动火之前应当先办理哪一种票？,动火作业票,出门条,A\n");
    database.run(() -> importing.take(second.id(), near, Set.of(), 10));
    database.run(() -> importing.take(third.id(), near, Set.of(), 10));
    assertThat(database.in(() -> importing.rows(second.id(), null, 0, 5)).get(0).questionId())
        .isNotNull();
    assertThat(database.in(() -> importing.rows(third.id(), null, 0, 5)))
        .extracting(ImportRowView::verdict, ImportRowView::reason, ImportRowView::detail)
        .containsExactly(tuple(RowVerdict.REJECTED, "question.row.changed-since", "X1"));
  }

  @Test
  void contradictionsOnceTakenAreDuplicatesWhenTheFileComesAgain() {
    ImportSummary first = preview(BANK);
    assertThat(first.count(RowVerdict.CONTRADICTS)).isOne();
    Set<RowVerdict> both = Set.of(RowVerdict.ACCEPTED, RowVerdict.CONTRADICTS);
    assertThat(database.in(() -> importing.take(first.id(), both, Set.of(), 100))).isEqualTo(4);
    ImportSummary again = preview(BANK);
    assertThat(again.counts())
        .containsOnly(entry(RowVerdict.DUPLICATE, 5L), entry(RowVerdict.REJECTED, 1L));
    assertThat(database.in(() -> importing.take(again.id(), both, Set.of(), 100))).isZero();
    assertThat(count()).isEqualTo(4);
    String third = BANK.replace("36,110,220,380,B", "36,110,220,380,C");
    assertThat(preview(third).count(RowVerdict.CONTRADICTS)).isOne();
  }

  @Test
  void whatRestsOnChangedLawComesBackIntoQuarantineWhenAnImportIsUndone() {
    String header = "编号,题型,题干,答案,法律依据\n";
    ImportSummary first =
        preview(
            header
                + "L-1,判断,主要负责人对本单位安全生产全面负责。,正确,安全生产法(2021)第5条\n"
                + "L-2,判断,消防车通道不得占用。,正确,消防法(2021)第28条\n");
    database.run(() -> importing.take(first.id(), NEW, Set.of(), 10));
    for (QuestionRow row : database.in(() -> catalogue.rows(QuestionFilter.all(), PAGE))) {
      database.as("second").run(() -> review.review(row.id(), ""));
      database.run(() -> review.publish(row.id()));
    }
    database.tick(60);
    ImportSummary second = preview(header + "L-1,判断,进入罐内不必先通风。,错误,\nL-2,判断,楼道可以堆放纸箱。,错误,\n");
    Set<RowVerdict> near = Set.of(RowVerdict.NEAR_DUPLICATE);
    assertThat(database.in(() -> importing.take(second.id(), near, Set.of(), 10))).isEqualTo(2);
    database.tick(60);
    LawReference changed = LawReference.parse("中华人民共和国安全生产法第五条");
    assertThat(database.in(() -> review.markLawChanged(changed, "2026年修正"))).isZero();
    database.tick(60);

    assertThat(database.in(() -> importing.undo(second.id())).putBack()).isEqualTo(2);

    assertThat(row("L-1").versionNumber()).isOne();
    assertThat(row("L-1").state()).isEqualTo(QuestionState.QUARANTINED);
    assertThat(row("L-1").stateReason()).contains("第五条：2026年修正");
    assertThat(row("L-2").state()).isEqualTo(QuestionState.LIVE);
  }

  @Test
  void undoingRemovesWhatNobodyTouchedAndRetiresTheRest() {
    ImportSummary summary = preview(BANK);
    database.run(() -> importing.take(summary.id(), NEW, Set.of(), 100));
    assertThat(count()).isEqualTo(3);
    String touched =
        database.in(() -> catalogue.rows(QuestionFilter.all(), QuestionPage.first(1))).get(0).id();
    database.as("second").run(() -> review.review(touched, ""));
    assertThat(database.in(() -> importing.undo(summary.id())).retired()).isEqualTo(1);
    assertThat(count()).isEqualTo(1);
    assertThat(database.in(() -> catalogue.detail(touched)).row().state())
        .isEqualTo(QuestionState.RETIRED);
    assertThatThrownBy(() -> database.run(() -> importing.take(summary.id(), NEW, Set.of(), 1)))
        .isInstanceOf(QuestionRefused.class);
  }

  @Test
  void undoingPutsTheVersionBeforeBackInForceUnlessSomebodyWentOn() {
    String header = "编号,题型,题干,答案\n";
    ImportSummary first = preview(header + "R-1,判断,停电后应当验电。,正确\nR-2,判断,登高必须系安全带。,正确\n");
    database.run(() -> importing.take(first.id(), NEW, Set.of(), 10));
    for (QuestionRow row : database.in(() -> catalogue.rows(QuestionFilter.all(), PAGE))) {
      database.as("second").run(() -> review.review(row.id(), "核对无误"));
      database.run(() -> review.publish(row.id()));
    }
    QuestionRow before = row("R-1");
    ImportSummary second = preview(header + "R-1,判断,送电之前不必检查接地线。,错误\nR-2,判断,动火之前不必清理易燃物。,错误\n");
    Set<RowVerdict> near = Set.of(RowVerdict.NEAR_DUPLICATE);
    database.as("importer").run(() -> importing.take(second.id(), near, Set.of(), 10));
    assertThat(row("R-1").state()).isEqualTo(QuestionState.DRAFT);
    assertThat(row("R-1").versionNumber()).isEqualTo(2);
    String goneOn = row("R-2").id();
    database.as("second").run(() -> review.review(goneOn, ""));

    ImportUndone undone = database.in(() -> importing.undo(second.id()));

    assertThat(undone.putBack()).isOne();
    assertThat(undone.kept()).containsExactly("R-2");
    QuestionRow after = row("R-1");
    assertThat(after.stem()).isEqualTo(before.stem());
    assertThat(after.state()).isEqualTo(QuestionState.LIVE);
    assertThat(after.reviewer()).isEqualTo("second");
    assertThat(after.author()).isEqualTo(before.author());
    assertThat(after.versionNumber()).isOne();
    QuestionDetail detail = database.in(() -> catalogue.detail(after.id()));
    assertThat(detail.versions()).hasSize(1);
    assertThat(detail.history()).extracting(HistoryEntry::reason).contains("撤销导入：bank.csv");
    assertThat(row("R-2").versionNumber()).isEqualTo(2);
    ImportSummary third = preview(header + "R-1,判断,送电之前不必检查接地线。,错误\n");
    database.run(() -> importing.take(third.id(), near, Set.of(), 10));
    assertThat(row("R-1").versionNumber()).isEqualTo(2);
  }

  private static final QuestionPage PAGE = QuestionPage.first(10);

  private QuestionRow row(String code) {
    String id = database.in(() -> catalogue.idOfCode(code));
    return database.in(() -> catalogue.detail(id)).row();
  }

  @Test
  void aCorrectedMappingIsRememberedForTheSource() {
    String odd = "甲列,乙列,丙列,丁列,戊列\n安全帽的作用是什么,挡雨,防冲击,装饰,B\n";
    ColumnMapping mapping =
        new ColumnMapping(
            List.of(
                ColumnRole.STEM,
                ColumnRole.OPTION_A,
                ColumnRole.OPTION_B,
                ColumnRole.OPTION_C,
                ColumnRole.ANSWER),
            0);
    byte[] bytes = odd.getBytes(Charset.forName("GB18030"));
    database.run(() -> importing.preview("a.csv", "街道", bytes, mapping));
    ImportPreview next = database.in(() -> importing.preview("b.csv", "街道", bytes, null));
    assertThat(next.mapping().roles()).isEqualTo(mapping.roles());
    assertThat(next.mapping().words()).containsExactly("甲列", "乙列", "丙列", "丁列", "戊列");
    assertThat(next.summary().encoding()).isEqualTo("GB18030");
    assertThat(next.summary().count(RowVerdict.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void whatIsLeftToTakeIsCountedAndARowIsFoundByItsNumber() {
    ImportSummary summary = preview(BANK);
    assertThat(database.in(() -> importing.open(summary.id())))
        .containsOnly(
            entry(RowVerdict.ACCEPTED, 3L),
            entry(RowVerdict.CONTRADICTS, 1L),
            entry(RowVerdict.DUPLICATE, 1L));
    database.run(() -> importing.take(summary.id(), NEW, Set.of(5), 100));
    assertThat(database.in(() -> importing.open(summary.id())))
        .containsEntry(RowVerdict.ACCEPTED, 1L);
    assertThat(database.in(() -> importing.row(summary.id(), 5)))
        .hasValueSatisfying(row -> assertThat(row.summary()).startsWith("灭火的基本方法"));
    assertThat(database.in(() -> importing.row(summary.id(), 99))).isEmpty();
  }

  @Test
  void aFileOfTheSameSourceWithAnotherHeaderIsReadByItsOwn() {
    String odd = "甲列,乙列,丙列,丁列,戊列\n安全帽的作用是什么,挡雨,防冲击,装饰,B\n";
    ColumnMapping mapping =
        new ColumnMapping(
            List.of(
                ColumnRole.STEM,
                ColumnRole.OPTION_A,
                ColumnRole.OPTION_B,
                ColumnRole.OPTION_C,
                ColumnRole.ANSWER),
            0);
    byte[] first = odd.getBytes(StandardCharsets.UTF_8);
    database.run(() -> importing.preview("a.csv", "训练中心", first, mapping));
    ImportSummary other = preview("答案,题干,题型\n正确,停电后应当验电。,判断\n错误,登高不必系安全带。,判断\n");
    assertThat(other.rows()).isEqualTo(2);
    assertThat(other.count(RowVerdict.ACCEPTED)).isEqualTo(2);
  }

  @Test
  void aSuperscriptMakesAnotherQuestionButSpacesAndWidthDoNot() {
    ImportSummary summary =
        preview("题型,题干,答案\n判断,绝缘电阻为10<sup>8</sup>欧。,正确\n判断,绝缘电阻为 １０８ 欧,正确\n判断,绝缘电阻为108欧。,正确\n");
    assertThat(summary.count(RowVerdict.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void aRowWhosePictureNobodyHasIsRejectedInThePreviewAndHindersNoOther() {
    String json =
        "[{\"type\":\"判断\",\"stem\":\"看图<img src=\\\"asset:0123456789abcdef0123456789abcdef\\\""
            + " alt=\\\"\\\">\",\"answer\":{\"truth\":true}},"
            + "{\"type\":\"判断\",\"stem\":\"停电后应当验电。\",\"answer\":{\"truth\":true}}]";
    ImportSummary summary = preview(json);
    assertThat(database.in(() -> importing.rows(summary.id(), null, 0, 50)))
        .extracting(ImportRowView::verdict, ImportRowView::reason)
        .containsExactly(
            tuple(RowVerdict.REJECTED, "question.item.picture.unknown"),
            tuple(RowVerdict.ACCEPTED, ""));
    database.run(() -> importing.take(summary.id(), NEW, Set.of(), 100));
    assertThat(count()).isEqualTo(1);
  }

  private long count() {
    return database.in(() -> catalogue.count(QuestionFilter.all()));
  }
}
