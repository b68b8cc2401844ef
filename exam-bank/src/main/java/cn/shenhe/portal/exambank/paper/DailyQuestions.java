package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One question a day for everybody, from the public's questions; none comes again until half of
 * them were asked. The answer is given only for an answer.
 */
@Stateless
public class DailyQuestions {

  private static final int STOCK_LIMIT = 5_000;
  private static final long SEED = 20_260_101L;

  private static final Set<QuestionType> KINDS =
      Set.of(QuestionType.SINGLE_CHOICE, QuestionType.MULTIPLE_CHOICE, QuestionType.TRUE_FALSE);

  /**
   * The question of a day; holds no key.
   *
   * @param day in Beijing
   * @param sheet its position is 1
   */
  public record Daily(LocalDate day, Practice.SheetQuestion sheet) {}

  @Inject LiveQuestions bank;
  @Inject LearnerRepository learners;
  @Inject MistakeKeeping mistakes;
  @Inject InstantSource clock;

  /**
   * Today's question.
   *
   * @throws PracticeRefused if the bank has no question for the public
   */
  @PermitAll
  public Daily today() {
    FrozenQuestion question = question();
    PracticeAnswer answer = blank(question);
    return new Daily(day(), Practice.shown(answer, question.item()));
  }

  /**
   * Marks an answer to today's question. A wrong one goes into the person's wrong-question book.
   *
   * @param chosen numbers of the options; for a statement 1 (true) or 0
   * @param person public id of the caller; null for somebody who is not signed in
   * @throws PracticeRefused if nothing was chosen
   */
  @PermitAll
  public Practice.MarkedQuestion answer(Set<Integer> chosen, String person) {
    if (chosen.isEmpty()) {
      throw new PracticeRefused("exam.daily.choose");
    }
    FrozenQuestion question = question();
    PracticeAnswer answer = blank(question);
    boolean right = Practice.key(question.item()).equals(chosen);
    answer.answer(chosen, right);
    mistakes.answered(person, question.questionId(), right);
    return Practice.marked(answer, question);
  }

  private PracticeAnswer blank(FrozenQuestion question) {
    List<Integer> order =
        question.item().body() instanceof ItemBody.Choice choice
            ? Draw.optionOrder(choice.options(), new Chance(SEED, "daily options " + day()))
            : List.of();
    return new PracticeAnswer(null, 1, question.versionId(), order);
  }

  private FrozenQuestion question() {
    String version = learners.daily(day()).map(DailyQuestion::versionId).orElse(null);
    if (version == null) {
      version = choice().versionId();
    }
    return bank.contents(List.of(version)).get(version);
  }

  private LiveQuestion choice() {
    List<LiveQuestion> stock =
        bank.matching(LiveSelection.of(Category.PUBLIC, null), STOCK_LIMIT).stream()
            .filter(question -> KINDS.contains(question.type()))
            .toList();
    if (stock.isEmpty()) {
      throw new PracticeRefused("exam.practice.empty");
    }
    Set<String> recent = new HashSet<>(learners.dailySince(day().minusDays(stock.size() / 2)));
    List<LiveQuestion> fresh =
        new ArrayList<>(stock.stream().filter(q -> !recent.contains(q.questionId())).toList());
    return fresh.get(new Chance(SEED, "daily " + day()).below(fresh.size()));
  }

  /**
   * Settles today's question, so that it stays whatever happens to the bank; to be called after
   * midnight.
   *
   * @return whether it was settled now
   */
  @RolesAllowed("SYSTEM")
  public boolean settle() {
    if (learners.daily(day()).isPresent()) {
      return false;
    }
    LiveQuestion chosen;
    try {
      chosen = choice();
    } catch (PracticeRefused empty) {
      return false;
    }
    learners.add(new DailyQuestion(day(), chosen.questionId(), chosen.versionId()));
    return true;
  }

  private LocalDate day() {
    return LocalDate.ofInstant(clock.instant(), ExamRules.ZONE);
  }
}
