package cn.shenhe.portal.exambank.question;

import cn.shenhe.portal.exambank.question.exchange.ReadRow;
import cn.shenhe.portal.exambank.question.item.Classification;
import cn.shenhe.portal.exambank.question.item.Likeness;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the rows of one file against the bank and against the rows before. */
final class RowJudge {

  private final BankIndex index;
  private final CatalogueTerms operations;
  private final CatalogueTerms industries;

  RowJudge(BankIndex index, CatalogueTerms operations, CatalogueTerms industries) {
    this.index = index;
    this.operations = operations;
    this.industries = industries;
  }

  Judgement judge(ReadRow row) {
    if (!row.readable()) {
      return Judgement.rejected(row.reason(), row.detail());
    }
    Likeness likeness = Likeness.of(row.item());
    List<Known> same = index.sameQuestions(likeness);
    if (!same.isEmpty()) {
      Judgement judgement = sameQuestion(same, likeness);
      if (judgement.verdict() == RowVerdict.CONTRADICTS) {
        remember(row, likeness);
      }
      return judgement;
    }
    Optional<Known> code = row.code().isEmpty() ? Optional.empty() : index.withCode(row.code());
    Judgement judgement =
        code.map(known -> taken(row, known))
            .orElseGet(
                () ->
                    index
                        .nearest(likeness)
                        .map(
                            near ->
                                Judgement.like(
                                    RowVerdict.NEAR_DUPLICATE,
                                    "question.row.near-duplicate",
                                    near.question()))
                        .orElseGet(() -> fresh(row.item().classification())));
    if (judgement.verdict() != RowVerdict.REJECTED) {
      remember(row, likeness);
    }
    return judgement;
  }

  /** The bank may hold both keys of a contradiction; a row with either is nothing new. */
  private static Judgement sameQuestion(List<Known> same, Likeness likeness) {
    return same.stream()
        .filter(known -> known.keyprint().equals(likeness.keyprint()))
        .findFirst()
        .map(known -> Judgement.like(RowVerdict.DUPLICATE, Judgement.DUPLICATE, known))
        .orElseGet(
            () -> Judgement.like(RowVerdict.CONTRADICTS, "question.row.contradicts", same.get(0)));
  }

  private void remember(ReadRow row, Likeness likeness) {
    index.add(
        new Known(
            -row.number(),
            "",
            row.code(),
            QuestionState.DRAFT,
            likeness.fingerprint(),
            likeness.keyprint(),
            likeness.signature(),
            0,
            0));
  }

  /** New; what it is meant for may still not stand in the catalogues, which an editor mends. */
  private Judgement fresh(Classification meant) {
    return Stream.concat(
            meant.subOperations().stream()
                .filter(name -> !operations.knows(name))
                .map(name -> noted("question.row.operation-unknown", name, operations)),
            meant.industries().stream()
                .filter(name -> !name.equals(IndustryCatalogues.ALL) && !industries.knows(name))
                .map(name -> noted("question.row.industry-unknown", name, industries)))
        .findFirst()
        .orElseGet(Judgement::accepted);
  }

  private static Judgement noted(String reason, String name, CatalogueTerms terms) {
    return new Judgement(RowVerdict.ACCEPTED, reason, name + " ≈ " + terms.nearest(name), null, 0);
  }

  private static Judgement taken(ReadRow row, Known known) {
    return known.id() < 0
        ? Judgement.rejected("question.row.code-twice", row.code())
        : Judgement.like(RowVerdict.NEAR_DUPLICATE, Judgement.CODE_TAKEN, known);
  }
}
