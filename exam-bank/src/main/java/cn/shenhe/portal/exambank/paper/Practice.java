package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.LiveSelection;
import cn.shenhe.portal.exambank.question.LiveStock;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.LawReference;
import cn.shenhe.portal.exambank.question.item.Option;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Practice for everybody, without an account: choose a category, take a paper of live questions,
 * hand it in, see what was right and why. What is shown before the hand-in holds no key and no
 * explanation: {@link Sheet} has no place for them.
 */
@Stateless
public class Practice {

  private static final int STOCK_LIMIT = 5_000;
  private static final int MOST_NAMED = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One subject that can be practised and how many live questions it has. */
  public record Subject(Category category, String subOperation, long questions) {}

  /** One option as shown: its number in the author's order (the value sent) and its text. */
  public record SheetOption(int number, String html) {}

  /**
   * A question as the learner sees it.
   *
   * @param kind SINGLE_CHOICE, MULTIPLE_CHOICE or TRUE_FALSE
   * @param options empty for a statement
   */
  public record SheetQuestion(int position, String kind, String html, List<SheetOption> options) {}

  /** A paper before the hand-in. */
  public record Sheet(
      String publicId,
      Category category,
      String subOperation,
      boolean finished,
      List<SheetQuestion> questions) {}

  /** One option of a marked question. */
  public record MarkedOption(String html, boolean chosen, boolean correct) {}

  /**
   * A question after the hand-in: what was chosen, what is right and why.
   *
   * @param question its public id
   */
  public record MarkedQuestion(
      int position,
      String question,
      String kind,
      String html,
      List<MarkedOption> options,
      boolean answered,
      boolean correct,
      boolean saidTrue,
      boolean isTrue,
      String explanationHtml,
      List<String> laws) {}

  /** The result: how many of how many were right, and every question. */
  public record Result(
      String publicId,
      Category category,
      String subOperation,
      int correct,
      int total,
      List<MarkedQuestion> questions) {}

  @Inject LiveQuestions bank;
  @Inject PracticePaperRepository papers;
  @Inject MistakeKeeping mistakes;
  @Inject Event<PracticeHandedIn> handedIn;
  @Inject InstantSource clock;

  @Inject
  @ConfigProperty(name = "portal.practice.questions", defaultValue = "20")
  int paperSize;

  @Inject
  @ConfigProperty(name = "portal.practice.keep-days", defaultValue = "30")
  int keepDays;

  /** What can be practised now: the categories, and for special operators each sub-operation. */
  @PermitAll
  public List<Subject> subjects(List<String> subOperations) {
    List<Subject> subjects = new ArrayList<>();
    for (Category category : Category.values()) {
      if (category == Category.SPECIAL_OPERATOR) {
        subOperations.forEach(name -> subjects.add(subject(category, name)));
      } else {
        subjects.add(subject(category, ""));
      }
    }
    return subjects.stream().filter(subject -> subject.questions() > 0).toList();
  }

  private Subject subject(Category category, String subOperation) {
    long count =
        bank.stock(LiveSelection.of(category, subOperation)).stream()
            .mapToLong(LiveStock::count)
            .sum();
    return new Subject(category, subOperation, count);
  }

  /**
   * Draws a paper.
   *
   * @param subOperation name of the special operation; empty for the other categories
   * @return the paper's public id
   * @throws PracticeRefused when there is no live question for it
   */
  @PermitAll
  public String draw(Category category, String subOperation) {
    String operation = subOperation == null ? "" : subOperation;
    long seed = RANDOM.nextLong();
    List<LiveQuestion> drawn =
        Draw.questions(
            bank.matching(LiveSelection.of(category, operation), STOCK_LIMIT), paperSize, seed);
    if (drawn.isEmpty()) {
      throw new PracticeRefused("exam.practice.empty");
    }
    return keep(category, operation, seed, drawn);
  }

  private String keep(Category category, String operation, long seed, List<LiveQuestion> drawn) {
    Map<String, FrozenQuestion> contents =
        bank.contents(drawn.stream().map(LiveQuestion::versionId).toList());
    PracticePaper paper = new PracticePaper(category, operation, seed, clock.instant());
    Random random = new Random(seed);
    for (LiveQuestion question : drawn) {
      List<Option> options = options(contents.get(question.versionId()).item());
      paper.ask(question.versionId(), Draw.optionOrder(options, random));
    }
    papers.add(paper);
    return paper.publicId();
  }

  /**
   * A paper of questions a lesson names, in its order. Only questions for the public: no lesson can
   * show what an examination of the three posts draws alone.
   *
   * @param codes of the questions, at most 20; those that are not live are left out
   * @return the paper's public id
   * @throws PracticeRefused when none is live
   */
  @PermitAll
  public String drawNamed(List<String> codes) {
    Map<String, LiveQuestion> live =
        bank.matching(LiveSelection.of(Category.PUBLIC, ""), STOCK_LIMIT).stream()
            .collect(Collectors.toMap(LiveQuestion::code, question -> question, (a, b) -> a));
    List<LiveQuestion> drawn =
        codes.stream()
            .limit(MOST_NAMED)
            .distinct()
            .filter(live::containsKey)
            .map(live::get)
            .toList();
    if (drawn.isEmpty()) {
      throw new PracticeRefused("exam.practice.empty");
    }
    return keep(Category.PUBLIC, "", RANDOM.nextLong(), drawn);
  }

  /**
   * The paper as the learner sees it; holds no key.
   *
   * @throws UnknownPaper when there is none
   */
  @PermitAll
  public Sheet sheet(String publicId) {
    PracticePaper paper = find(publicId, LockModeType.NONE);
    Map<String, FrozenQuestion> contents = contents(paper);
    List<SheetQuestion> questions =
        paper.answers().stream()
            .map(answer -> shown(answer, contents.get(answer.questionVersionId()).item()))
            .toList();
    return new Sheet(
        paper.publicId(), paper.category(), paper.subOperation(), paper.finished(), questions);
  }

  static SheetQuestion shown(PracticeAnswer answer, Item item) {
    List<Option> options = options(item);
    List<SheetOption> shown =
        answer.optionOrder().stream()
            .map(number -> new SheetOption(number, options.get(number).text().html()))
            .toList();
    return new SheetQuestion(answer.position(), item.type().name(), item.stem().html(), shown);
  }

  /**
   * Hands a paper in and marks it; what was handed in first stays.
   *
   * @param responses by position: numbers of the chosen options; for a statement 1 (true) or 0
   * @param person public id of the caller, whose wrong-question book learns from it; null for
   *     somebody who is not signed in
   * @throws UnknownPaper when there is no such paper
   */
  @PermitAll
  public void handIn(String publicId, Map<Integer, Set<Integer>> responses, String person) {
    PracticePaper paper = find(publicId, LockModeType.PESSIMISTIC_WRITE);
    if (paper.finished()) {
      return;
    }
    Map<String, FrozenQuestion> contents = contents(paper);
    for (PracticeAnswer answer : paper.answers()) {
      FrozenQuestion question = contents.get(answer.questionVersionId());
      Set<Integer> chosen = responses.getOrDefault(answer.position(), Set.of());
      answer.answer(chosen, key(question.item()).equals(chosen));
      if (!chosen.isEmpty()) {
        mistakes.answered(person, question.questionId(), answer.correct());
      }
    }
    Instant now = clock.instant();
    paper.finish(now);
    if (person != null) {
      handedIn.fire(
          new PracticeHandedIn(
              paper.publicId(),
              person,
              paper.category(),
              paper.subOperation(),
              paper.correctCount(),
              paper.answers().size(),
              now));
    }
  }

  /**
   * @throws UnknownPaper when there is none
   * @throws PracticeRefused when it was not handed in yet: the key is shown only afterwards
   */
  @PermitAll
  public Result result(String publicId) {
    PracticePaper paper = find(publicId, LockModeType.NONE);
    if (!paper.finished()) {
      throw new PracticeRefused("exam.practice.open");
    }
    Map<String, FrozenQuestion> contents = contents(paper);
    List<MarkedQuestion> questions =
        paper.answers().stream()
            .map(answer -> marked(answer, contents.get(answer.questionVersionId())))
            .toList();
    return new Result(
        paper.publicId(),
        paper.category(),
        paper.subOperation(),
        paper.correctCount(),
        questions.size(),
        questions);
  }

  static MarkedQuestion marked(PracticeAnswer answer, FrozenQuestion question) {
    Item item = question.item();
    List<Option> options = options(item);
    Set<Integer> chosen = answer.response();
    List<MarkedOption> shown =
        answer.optionOrder().stream()
            .map(
                number ->
                    new MarkedOption(
                        options.get(number).text().html(),
                        chosen.contains(number),
                        options.get(number).correct()))
            .toList();
    return new MarkedQuestion(
        answer.position(),
        question.questionId(),
        item.type().name(),
        item.stem().html(),
        shown,
        !chosen.isEmpty(),
        answer.correct(),
        chosen.contains(1),
        key(item).contains(1),
        item.explanation().html(),
        item.laws().stream().map(LawReference::label).toList());
  }

  /** Removes papers older than the setting says; answers how many. */
  @RolesAllowed("SYSTEM")
  public int purge() {
    return papers.removeOlderThan(clock.instant().minus(Duration.ofDays(keepDays)));
  }

  /** The right response in the form the learner sends it. */
  static Set<Integer> key(Item item) {
    if (item.body() instanceof ItemBody.TrueFalse statement) {
      return Set.of(statement.truth() ? 1 : 0);
    }
    List<Option> options = options(item);
    return IntStream.range(0, options.size())
        .filter(i -> options.get(i).correct())
        .boxed()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Option> options(Item item) {
    return item.body() instanceof ItemBody.Choice choice ? choice.options() : List.of();
  }

  private Map<String, FrozenQuestion> contents(PracticePaper paper) {
    return bank.contents(paper.answers().stream().map(PracticeAnswer::questionVersionId).toList());
  }

  private PracticePaper find(String publicId, LockModeType lock) {
    return papers.byPublicId(publicId == null ? "" : publicId, lock).orElseThrow(UnknownPaper::new);
  }
}
