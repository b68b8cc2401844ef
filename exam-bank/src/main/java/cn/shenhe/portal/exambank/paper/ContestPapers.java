package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Papers for knowledge contests, from the questions for the public alone: no question of a
 * certificate is ever asked in a contest. Who may see a paper or have it marked decides the
 * contest; pages never call this boundary.
 */
@Stateless
public class ContestPapers {

  private static final int STOCK_LIMIT = 5_000;
  private static final int MOST_PAPERS = 500;
  private static final int MOST_QUESTIONS = 50;

  /**
   * A question after the contest: what is right and why.
   *
   * @param chosen values that were sent
   * @param key values that are right
   */
  public record Explained(
      SheetQuestion question,
      boolean right,
      List<String> chosen,
      List<String> key,
      String explanation,
      List<String> laws) {}

  @Inject LiveQuestions bank;
  @Inject ContestPaperRepository papers;
  @Inject ContestShelf shelf;
  @Inject InstantSource clock;

  /**
   * How many questions there are that a contest may ask.
   *
   * @param topics points of the syllabus; empty for all
   */
  @PermitAll
  public int stock(List<String> topics) {
    return questions(topics).size();
  }

  private List<LiveQuestion> questions(List<String> topics) {
    return bank.matching(LiveSelection.of(Category.PUBLIC, ""), STOCK_LIMIT).stream()
        .filter(question -> topics.isEmpty() || topics.contains(question.syllabusPoint()))
        .toList();
  }

  /**
   * Writes the papers of a contest; where they are written, nothing happens.
   *
   * @param contest public id of the contest
   * @param count papers, 1 to 500
   * @param questions of each paper, 1 to 50
   * @param topics points of the syllabus; empty for all
   * @return how many there are
   * @throws PracticeRefused when the bank has too few questions
   */
  @RolesAllowed({"EDITOR", "ADMINISTRATOR", "SYSTEM"})
  public int prepare(String contest, int count, int questions, List<String> topics, long seed) {
    int there = (int) papers.count(contest);
    if (there > 0) {
      return there;
    }
    if (count < 1 || count > MOST_PAPERS || questions < 1 || questions > MOST_QUESTIONS) {
      throw new IllegalArgumentException("not a set of papers: " + count + " x " + questions);
    }
    List<LiveQuestion> stock = questions(topics);
    Map<String, FrozenQuestion> contents =
        bank.contents(stock.stream().map(LiveQuestion::versionId).toList());
    List<Cell> cells =
        List.of(
            new Cell(
                "",
                QuestionType.SINGLE_CHOICE,
                null,
                1,
                BigDecimal.ONE,
                CreditPolicy.ALL_OR_NOTHING));
    for (int number = 1; number <= count; number++) {
      List<LiveQuestion> drawn = Draw.questions(stock, questions, seed + number);
      if (drawn.size() < questions) {
        throw new PracticeRefused("exam.contest.few", drawn.size());
      }
      List<Deal.Dealt> dealt = new ArrayList<>();
      for (LiveQuestion question : drawn) {
        dealt.add(
            new Deal.Dealt(
                0,
                new StockItem(
                    question.versionId(),
                    question.code(),
                    question.type(),
                    question.difficulty(),
                    question.syllabusPoint(),
                    0,
                    0)));
      }
      ContestPaper paper = new ContestPaper(contest, number, clock.instant());
      papers.add(
          paper.with(
              new PaperWriter(cells, contents, seed)
                  .write(paper.publicId(), "", 0, dealt, number)));
    }
    return count;
  }

  /**
   * The sheet of a paper; holds no key.
   *
   * @param number from 1
   * @throws UnknownPaper when there is none
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SheetQuestion> sheet(String contest, int number) {
    return shelf.of(contest, number).sheet();
  }

  /**
   * How many questions are answered rightly.
   *
   * @param answers by number of the question: the values sent
   */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public int right(String contest, int number, Map<Integer, List<String>> answers) {
    return (int)
        shelf.of(contest, number).key().stream()
            .filter(question -> question.isRight(answers.get(question.no())))
            .count();
  }

  /** The paper with what is right and why; for after the contest. */
  @PermitAll
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Explained> explained(String contest, int number, Map<Integer, List<String>> answers) {
    ContestShelf.Shelved paper = shelf.of(contest, number);
    List<Explained> explained = new ArrayList<>();
    for (SheetQuestion question : paper.sheet()) {
      KeyedQuestion key = paper.key().get(question.no() - 1);
      List<String> chosen = answers.getOrDefault(question.no(), List.of());
      explained.add(
          new Explained(
              question, key.isRight(chosen), chosen, key.key(), key.explanation(), key.laws()));
    }
    return explained;
  }
}
