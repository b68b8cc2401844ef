package cn.shenhe.portal.exambank.paper;

import cn.shenhe.portal.exambank.question.item.ItemJson;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mock exams of the signed-in person: the paper, the minutes and the marks of the real examination,
 * without anybody watching. The key is shown after the hand-in.
 */
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
public class MockExams {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** How long the way of a hand-in may take. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final int MOST_SHOWN = 50;
  private static final int LONGEST_ANSWER = 200;

  /** A published examination that can be tried. */
  public record Offer(
      String blueprint,
      String name,
      String category,
      int questions,
      int minutes,
      BigDecimal fullMarks,
      BigDecimal passMark,
      String note) {}

  /** A run as its person sees it in the list. */
  public record Run(
      String publicId,
      String title,
      Instant startedAt,
      boolean finished,
      boolean late,
      boolean passed,
      BigDecimal earned,
      BigDecimal fullMarks) {}

  /** The paper of a run before the hand-in; holds no key. */
  public record Sheet(
      String publicId,
      String title,
      int minutes,
      BigDecimal fullMarks,
      BigDecimal passMark,
      Instant deadline,
      long secondsLeft,
      boolean finished,
      List<SheetQuestion> questions) {}

  /** One option of a marked question. */
  public record MarkedOption(String html, boolean chosen, boolean correct) {}

  /**
   * A question after the hand-in.
   *
   * @param given what was answered, where there are no options
   * @param key what is right, where there are no options
   */
  public record Marked(
      int no,
      String question,
      String type,
      String stem,
      String marks,
      String earned,
      boolean answered,
      boolean right,
      List<MarkedOption> options,
      String given,
      String key,
      String explanation,
      List<String> laws) {}

  /** Everything after the hand-in. */
  public record Result(
      String publicId,
      String title,
      BigDecimal earned,
      BigDecimal fullMarks,
      BigDecimal passMark,
      boolean passed,
      boolean late,
      long minutesUsed,
      List<Marked> questions) {}

  @Inject BlueprintRepository blueprints;
  @Inject LearnerRepository learners;
  @Inject PaperDrawing drawing;
  @Inject MistakeKeeping mistakes;
  @Inject InstantSource clock;
  @Resource SessionContext session;

  @Inject
  @ConfigProperty(name = "portal.exam.mock.keep-days", defaultValue = "180")
  int keepDays;

  /** Every published blueprint. */
  public List<Offer> offers() {
    List<Offer> offers = new ArrayList<>();
    for (Blueprint blueprint : blueprints.all()) {
      blueprints
          .published(blueprint)
          .ifPresent(
              v ->
                  offers.add(
                      new Offer(
                          blueprint.publicId(),
                          blueprint.name(),
                          blueprint.category().name(),
                          v.cells().stream().mapToInt(Cell::count).sum(),
                          v.minutes(),
                          v.fullMarks(),
                          v.passMark(),
                          v.note())));
    }
    return offers;
  }

  /**
   * Draws a paper and starts the clock.
   *
   * @return public id of the run
   * @throws UnknownBlueprint if there is none
   * @throws BlueprintRefused if it is not published or the bank cannot serve it
   */
  public String start(String blueprint) {
    BlueprintVersion version =
        blueprints
            .published(blueprints.find(blueprint).orElseThrow(UnknownBlueprint::new))
            .orElseThrow(() -> new BlueprintRefused("exam.blueprint.unpublished"));
    Paper paper = drawing.draw(version, Paper.Purpose.MOCK, 1, RANDOM.nextLong()).get(0);
    MockExam run = new MockExam(person(), paper, clock.instant());
    learners.add(run);
    return run.publicId();
  }

  /**
   * @throws UnknownPaper if the caller has no such run
   */
  public Sheet sheet(String publicId) {
    MockExam run = find(publicId);
    PaperSheet sheet = run.paper().asSheet();
    return new Sheet(
        run.publicId(),
        sheet.title(),
        sheet.minutes(),
        sheet.fullMarks(),
        sheet.passMark(),
        run.deadline(),
        Math.max(0, Duration.between(clock.instant(), run.deadline()).toSeconds()),
        run.finished(),
        PaperWriter.readSheet(run.paper().sheet()));
  }

  /**
   * Marks the answers; what was handed in first stays.
   *
   * @param answers by number of the question, in the form of sheets
   * @throws UnknownPaper if the caller has no such run
   */
  public void handIn(String publicId, Map<Integer, List<String>> answers) {
    MockExam run = find(publicId);
    if (run.finished()) {
      return;
    }
    PaperKey key = run.paper().asKey();
    ObjectNode kept = ItemJson.object();
    BigDecimal earned = BigDecimal.ZERO;
    for (KeyedQuestion question : key.questions()) {
      List<String> answer = clean(answers.get(question.no()));
      if (!answer.isEmpty()) {
        answer.forEach(kept.putArray(String.valueOf(question.no()))::add);
        earned = earned.add(question.earned(answer));
        mistakes.answered(person(), question.item(), question.isRight(answer));
      }
    }
    run.handIn(kept.toString(), earned, GRACE, clock.instant());
  }

  private static List<String> clean(List<String> answer) {
    return answer == null
        ? List.of()
        : answer.stream()
            .filter(text -> text != null && !text.isBlank())
            .map(text -> text.length() > LONGEST_ANSWER ? text.substring(0, LONGEST_ANSWER) : text)
            .toList();
  }

  /**
   * @throws UnknownPaper if the caller has no such run
   * @throws PracticeRefused if it was not handed in yet
   */
  public Result result(String publicId) {
    MockExam run = find(publicId);
    if (!run.finished()) {
      throw new PracticeRefused("exam.practice.open");
    }
    PaperKey key = run.paper().asKey();
    JsonNode answers = ItemJson.parse(run.answers());
    List<Marked> marked = new ArrayList<>();
    for (SheetQuestion question : PaperWriter.readSheet(run.paper().sheet())) {
      List<String> answer = new ArrayList<>();
      answers.path(String.valueOf(question.no())).forEach(node -> answer.add(node.asText()));
      marked.add(marked(question, key.question(question.no()), answer));
    }
    return new Result(
        run.publicId(),
        key.title(),
        run.earned(),
        key.fullMarks(),
        key.passMark(),
        run.passed(),
        run.late(),
        Math.max(1, Duration.between(run.startedAt(), run.finishedAt()).toMinutes()),
        marked);
  }

  private static Marked marked(SheetQuestion asked, KeyedQuestion key, List<String> answer) {
    Set<String> right = new HashSet<>(key.key());
    boolean choice =
        key.type() == QuestionType.SINGLE_CHOICE || key.type() == QuestionType.MULTIPLE_CHOICE;
    List<MarkedOption> options =
        !choice
            ? List.of()
            : asked.options().stream()
                .map(
                    option ->
                        new MarkedOption(
                            option.html(),
                            answer.contains(option.id()),
                            right.contains(option.id())))
                .toList();
    return new Marked(
        key.no(),
        key.item(),
        asked.type(),
        asked.stem(),
        asked.marks(),
        PaperWriter.plain(key.earned(answer)),
        !answer.isEmpty(),
        key.isRight(answer),
        options,
        choice ? "" : words(asked, key, answer),
        choice ? "" : words(asked, key, key.key()),
        key.explanation(),
        key.laws());
  }

  private static String words(SheetQuestion asked, KeyedQuestion key, List<String> answer) {
    Map<String, String> names = new TreeMap<>();
    asked.options().forEach(option -> names.put(option.id(), option.html()));
    asked.targets().forEach(target -> names.put(target.id(), target.html()));
    return switch (key.type()) {
      case TRUE_FALSE ->
          answer.stream()
              .map(word -> "true".equals(word) ? "正确" : "错误")
              .collect(Collectors.joining());
      case NUMERIC -> String.join(answer == key.key() ? "～" : " ", answer) + " " + asked.unit();
      case SHORT_TEXT -> answer.isEmpty() ? "" : answer.get(0);
      default ->
          answer.stream()
              .map(
                  id ->
                      List.of(id.split(">")).stream()
                          .map(part -> names.getOrDefault(part, part))
                          .collect(Collectors.joining(" → ")))
              .collect(Collectors.joining("；"));
    };
  }

  /** The caller's newest 50 runs. */
  public List<Run> mine() {
    return learners.mocks(person(), MOST_SHOWN).stream()
        .map(
            run -> {
              PaperSheet sheet = run.paper().asSheet();
              return new Run(
                  run.publicId(),
                  sheet.title(),
                  run.startedAt(),
                  run.finished(),
                  run.late(),
                  run.passed(),
                  run.earned(),
                  sheet.fullMarks());
            })
        .toList();
  }

  /** Removes runs older than the setting says; answers how many. */
  @RolesAllowed("SYSTEM")
  public int purge() {
    return learners.removeMocksBefore(clock.instant().minus(Duration.ofDays(keepDays)));
  }

  private MockExam find(String publicId) {
    return learners.mock(publicId, person()).orElseThrow(UnknownPaper::new);
  }

  private String person() {
    return session.getCallerPrincipal().getName();
  }
}
