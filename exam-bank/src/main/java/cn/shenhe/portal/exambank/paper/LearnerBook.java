package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.FrozenQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestion;
import cn.shenhe.portal.exambank.question.LiveQuestions;
import cn.shenhe.portal.exambank.question.item.Category;
import cn.shenhe.portal.exambank.question.item.ItemBody;
import cn.shenhe.portal.exambank.question.item.Option;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signed-in person's books: questions answered wrongly, and favourites. */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class LearnerBook {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST = 500;

  /** The name practice papers from a book bear where others bear an operation. */
  private static final String MISTAKES = "错题本";

  private static final String FAVOURITES = "收藏";

  /**
   * A question in a book.
   *
   * @param stem sanitised HTML; empty when the question is not in use any more
   * @param kind SINGLE_CHOICE …; empty when not in use
   * @param wrong how often it was answered wrongly; 0 for favourites
   * @param left right answers in a row until it leaves the book; 0 for favourites
   */
  public record Entry(String question, String stem, String kind, int wrong, int left, Instant at) {

    /** Whether the question can still be practised. */
    public boolean isLive() {
      return !kind.isEmpty();
    }
  }

  @Inject LearnerRepository learners;
  @Inject LiveQuestions bank;
  @Inject PracticePaperRepository papers;
  @Inject MistakeKeeping keeping;
  @Inject InstantSource clock;
  @Resource SessionContext session;

  @Inject
  @ConfigProperty(name = "portal.practice.questions", defaultValue = "20")
  int paperSize;

  /** The newest 500 questions answered wrongly. */
  public List<Entry> mistakes() {
    List<Mistake> mine = learners.mistakes(person(), MOST);
    Map<String, FrozenQuestion> live = live(mine.stream().map(Mistake::question).toList());
    return mine.stream()
        .map(
            m ->
                entry(
                    m.question(),
                    live.get(m.question()),
                    m.wrongCount(),
                    Math.max(1, keeping.rightAnswers() - m.rightInRow()),
                    m.changedAt()))
        .toList();
  }

  /** The newest 500 favourites. */
  public List<Entry> favourites() {
    List<Favourite> mine = learners.favourites(person(), MOST);
    Map<String, FrozenQuestion> live = live(mine.stream().map(Favourite::question).toList());
    return mine.stream()
        .map(f -> entry(f.question(), live.get(f.question()), 0, 0, f.addedAt()))
        .toList();
  }

  private static Entry entry(
      String question, FrozenQuestion live, int wrong, int left, Instant at) {
    return new Entry(
        question,
        live == null ? "" : live.item().stem().html(),
        live == null ? "" : live.item().type().name(),
        wrong,
        left,
        at);
  }

  private Map<String, FrozenQuestion> live(List<String> questions) {
    List<LiveQuestion> current = bank.current(questions);
    Map<String, FrozenQuestion> contents = new HashMap<>();
    bank.contents(current.stream().map(LiveQuestion::versionId).toList())
        .values()
        .forEach(content -> contents.put(content.questionId(), content));
    return contents;
  }

  /** Those of the questions that are favourites of the caller. */
  public List<String> favouritesAmong(Collection<String> questions) {
    return learners.favouritesAmong(person(), questions);
  }

  /**
   * Makes a question a favourite, or no favourite any more.
   *
   * @return whether it is one now
   * @throws PracticeRefused if the bank does not use the question (any more)
   */
  public boolean toggleFavourite(String question) {
    Optional<Favourite> known = learners.favourite(person(), question);
    if (known.isPresent()) {
      learners.remove(known.get());
      return false;
    }
    if (bank.current(List.of(question == null ? "" : question)).isEmpty()) {
      throw new PracticeRefused("exam.book.gone");
    }
    learners.add(new Favourite(person(), question, clock.instant()));
    return true;
  }

  /**
   * Draws a practice paper from the wrong-question book.
   *
   * @return its public id
   * @throws PracticeRefused if nothing in the book can be practised
   */
  public String retryMistakes() {
    return draw(
        MISTAKES, learners.mistakes(person(), MOST).stream().map(Mistake::question).toList());
  }

  /**
   * Draws a practice paper from the favourites.
   *
   * @return its public id
   * @throws PracticeRefused if none of them can be practised
   */
  public String practiseFavourites() {
    return draw(
        FAVOURITES, learners.favourites(person(), MOST).stream().map(Favourite::question).toList());
  }

  private String draw(String title, List<String> questions) {
    long seed = RANDOM.nextLong();
    List<LiveQuestion> drawn = Draw.questions(bank.current(questions), paperSize, seed);
    if (drawn.isEmpty()) {
      throw new PracticeRefused("exam.book.empty");
    }
    Map<String, FrozenQuestion> contents =
        bank.contents(drawn.stream().map(LiveQuestion::versionId).toList());
    PracticePaper paper = new PracticePaper(Category.PUBLIC, title, seed, clock.instant());
    Random random = new Random(seed);
    for (LiveQuestion question : drawn) {
      ItemBody body = contents.get(question.versionId()).item().body();
      List<Option> options =
          body instanceof ItemBody.Choice choice ? choice.options() : new ArrayList<>();
      paper.ask(question.versionId(), Draw.optionOrder(options, random));
    }
    papers.add(paper);
    return paper.publicId();
  }

  private String person() {
    return session.getCallerPrincipal().getName();
  }
}
