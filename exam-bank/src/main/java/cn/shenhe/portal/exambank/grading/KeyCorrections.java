package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.paper.KeyedQuestion;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.question.QuestionReview;
import cn.shenhe.portal.exambank.question.item.NumberText;
import cn.shenhe.portal.exambank.question.item.QuestionType;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * Corrects a wrong key for everybody who had the question: first a preview, then all results at
 * once in one transaction. Doing it again changes nothing; the old marks stay in the ledger.
 *
 * <p>Accepted answers are in the terms of the question: for choices the texts of all options to be
 * chosen, for statements {@code true} or {@code false}, for numbers the least and the largest
 * value, for words the words, for steps the texts of all steps in their order, for pairs each left
 * text followed by its right text.
 */
@Stateless
public class KeyCorrections {

  private static final int CHUNK = 200;
  private static final int SHOWN = 500;

  /** Longer than any transaction lasts, and than a node that stopped in between takes to return. */
  private static final Duration SETTLING = Duration.ofMinutes(15);

  /** The question whose key is looked at. */
  public record Subject(
      String result,
      int no,
      QuestionType type,
      String stem,
      List<String> options,
      List<String> targets,
      String key) {}

  /** What would change for one result, or did. */
  public record Change(
      String result,
      String personName,
      BigDecimal before,
      BigDecimal after,
      Outcome outcomeBefore,
      Outcome outcomeAfter) {

    public boolean flips() {
      return outcomeBefore != outcomeAfter;
    }
  }

  /**
   * What a correction does.
   *
   * @param examined results that had the question
   * @param changed those whose marks change
   * @param flips those whose outcome changes
   * @param changes at most 500, flips first
   * @param flipped public ids of all results whose outcome changes
   */
  public record Effect(
      int examined, int changed, int flips, List<Change> changes, List<String> flipped) {

    private static final Effect NONE = new Effect(0, 0, 0, List.of(), List.of());
  }

  @Inject ResultRepository results;
  @Inject Grading grading;
  @Inject PaperKeys keys;
  @Inject QuestionReview review;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<ResultSettled> settled;
  @Resource SessionContext caller;

  /**
   * The question as a result had it.
   *
   * @throws UnknownResult when there is no such result or question
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Subject subject(String result, int no) {
    ExamResult found = results.byPublicId(result).orElseThrow(UnknownResult::new);
    if (no < 1 || no > found.earned().size()) {
      throw new UnknownResult();
    }
    KeyedQuestion key = keys.of(found.paper()).question(no);
    JsonNode asked = asked(found, no);
    List<String> options = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    if (hasOptions(key.type())) {
      asked.path("options").forEach(option -> options.add(option.path("html").asText()));
      asked.path("targets").forEach(target -> targets.add(target.path("html").asText()));
    }
    String right =
        isChoice(key.type())
            ? String.join("；", chosenTexts(asked, key.key()))
            : Letters.readable(asked, key.key(), key.type());
    return new Subject(
        result,
        no,
        key.type(),
        asked.path("stem").asText(),
        List.copyOf(options),
        List.copyOf(targets),
        right);
  }

  private JsonNode asked(ExamResult result, int no) {
    return ResultJson.tree(keys.sheet(result.paper()).json()).path("questions").path(no - 1);
  }

  private static List<String> chosenTexts(JsonNode asked, List<String> ids) {
    List<String> texts = new ArrayList<>();
    for (JsonNode option : asked.path("options")) {
      if (ids.contains(option.path("id").asText())) {
        texts.add(Jsoup.parse(option.path("html").asText()).text());
      }
    }
    return texts;
  }

  private static boolean hasOptions(QuestionType type) {
    return isChoice(type) || type == QuestionType.ORDERING || type == QuestionType.MATCHING;
  }

  private static boolean isChoice(QuestionType type) {
    return type == QuestionType.SINGLE_CHOICE || type == QuestionType.MULTIPLE_CHOICE;
  }

  /**
   * Writes a correction down; nothing changes yet.
   *
   * @param accepted one answer or several, see above; ignored for {@link CorrectionKind#FULL_MARKS}
   * @return its public id
   * @throws ResultRefused when the answers do not fit the question or the reason is missing
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public String draft(
      String result, int no, CorrectionKind kind, List<List<String>> accepted, String reason) {
    ExamResult found = results.byPublicId(result).orElseThrow(UnknownResult::new);
    Subject subject = subject(result, no);
    String why = reason == null ? "" : reason.strip();
    if (why.length() < 4 || why.length() > 400) {
      throw new ResultRefused("result.correction.reason");
    }
    List<List<String>> answers = kind == CorrectionKind.FULL_MARKS ? List.of() : accepted;
    if (kind != CorrectionKind.FULL_MARKS) {
      check(subject, answers);
    }
    String stem = Jsoup.parse(subject.stem()).text();
    KeyCorrection correction =
        new KeyCorrection(
            keys.of(found.paper()).question(no),
            stem.length() > 200 ? stem.substring(0, 200) : stem,
            kind,
            answers,
            why,
            caller.getCallerPrincipal().getName(),
            clock.instant());
    results.add(correction);
    acts.fire(new ExamBankAct("result.correction-drafted", correction.publicId(), kind.name()));
    return correction.publicId();
  }

  private static void check(Subject subject, List<List<String>> accepted) {
    boolean fits =
        !accepted.isEmpty()
            && accepted.size() <= 20
            && accepted.stream().allMatch(answer -> fits(subject, answer));
    if (!fits) {
      throw new ResultRefused("result.correction.answers");
    }
  }

  private static boolean fits(Subject subject, List<String> answer) {
    return switch (subject.type()) {
      case SINGLE_CHOICE -> answer.size() == 1 && subject.options().containsAll(answer);
      case MULTIPLE_CHOICE -> !answer.isEmpty() && subject.options().containsAll(answer);
      case TRUE_FALSE -> answer.equals(List.of("true")) || answer.equals(List.of("false"));
      case NUMERIC -> answer.size() == 2 && range(answer);
      case SHORT_TEXT ->
          answer.size() == 1 && !answer.get(0).isBlank() && answer.get(0).length() <= 200;
      case ORDERING -> eachOnce(answer, subject.options());
      case MATCHING -> pairs(subject, answer);
    };
  }

  private static boolean eachOnce(List<String> given, List<String> all) {
    return given.size() == all.size() && Set.copyOf(given).equals(Set.copyOf(all));
  }

  private static boolean pairs(Subject subject, List<String> answer) {
    List<String> lefts = new ArrayList<>();
    List<String> rights = new ArrayList<>();
    for (int i = 0; i < answer.size(); i++) {
      (i % 2 == 0 ? lefts : rights).add(answer.get(i));
    }
    return lefts.size() == rights.size()
        && eachOnce(lefts, subject.options())
        && subject.targets().containsAll(rights);
  }

  private static boolean range(List<String> bounds) {
    BigDecimal least = NumberText.parse(bounds.get(0)).orElse(null);
    BigDecimal most = NumberText.parse(bounds.get(1)).orElse(null);
    return least != null && most != null && least.compareTo(most) <= 0;
  }

  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<CorrectionRow> list() {
    return results.corrections(200).stream().map(KeyCorrection::row).toList();
  }

  /**
   * @throws UnknownResult when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public CorrectionRow find(String publicId) {
    return results.correction(publicId, false).orElseThrow(UnknownResult::new).row();
  }

  /**
   * What the correction would change; changes nothing.
   *
   * @throws UnknownResult when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Effect preview(String publicId) {
    KeyCorrection correction = results.correction(publicId, false).orElseThrow(UnknownResult::new);
    return walk(correction, false, clock.instant());
  }

  /**
   * Applies the correction to all results and takes the question, if it still is the one that was
   * corrected, out of practice, mocks, contests and new papers until it is mended; a second time
   * changes nothing.
   *
   * @throws UnknownResult when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Effect apply(String publicId) {
    // One after the other: each marks under all that were applied before it.
    results.takeTurn();
    KeyCorrection correction = results.correction(publicId, true).orElseThrow(UnknownResult::new);
    if (correction.isApplied()) {
      return Effect.NONE;
    }
    Instant now = clock.instant();
    Effect effect = walk(correction, true, now);
    review.quarantineVersion(
        correction.item(), correction.versionId(), "答案已更正：" + correction.reason());
    results
        .correction(publicId, true)
        .orElseThrow(UnknownResult::new)
        .applied(caller.getCallerPrincipal().getName(), effect.changed(), effect.flips(), now);
    acts.fire(
        new ExamBankAct(
            "result.key-corrected",
            publicId,
            effect.changed() + " results, " + effect.flips() + " flips"));
    return effect;
  }

  /**
   * Marks again what was handed in while the correction was being applied: such a sitting was
   * marked under the old key and was not there to be seen yet. Doing it again changes nothing.
   *
   * @return what changed; nothing for a correction that is not applied
   * @throws UnknownResult when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Effect catchUp(String publicId) {
    results.takeTurn();
    KeyCorrection correction = results.correction(publicId, true).orElseThrow(UnknownResult::new);
    if (!correction.isApplied()) {
      return Effect.NONE;
    }
    Effect effect = walk(correction, true, clock.instant());
    if (effect.changed() > 0) {
      results
          .correction(publicId, true)
          .orElseThrow(UnknownResult::new)
          .caughtUp(effect.changed(), effect.flips());
      acts.fire(
          new ExamBankAct(
              "result.key-caught-up",
              publicId,
              effect.changed() + " results, " + effect.flips() + " flips"));
    }
    return effect;
  }

  /** Corrections applied so recently that a hand-in of that moment may still be on its way. */
  @RolesAllowed("SYSTEM")
  public List<String> settling() {
    return results.appliedSince(clock.instant().minus(SETTLING)).stream()
        .map(KeyCorrection::publicId)
        .toList();
  }

  private Effect walk(KeyCorrection correction, boolean apply, Instant now) {
    List<Correction> inForce = new ArrayList<>(grading.inForce());
    if (!correction.isApplied()) {
      inForce.add(correction.inForce());
    }
    String by = caller.getCallerPrincipal().getName();
    int examined = 0;
    List<Change> flips = new ArrayList<>();
    List<Change> others = new ArrayList<>();
    long last = 0;
    List<ExamResult> chunk = results.withItem(correction.versionId(), last, CHUNK);
    while (!chunk.isEmpty()) {
      for (ExamResult result : chunk) {
        last = result.id();
        examined++;
        Marked marked = grading.marked(result, inForce);
        if (!ExamResult.perQuestion(marked).equals(result.questionMarks())) {
          Change change = change(result, marked);
          (change.flips() ? flips : others).add(change);
          if (apply) {
            correct(result, marked, correction, by, now);
          }
        }
      }
      results.letGo();
      chunk = results.withItem(correction.versionId(), last, CHUNK);
    }
    int changed = flips.size() + others.size();
    List<Change> shown = new ArrayList<>(flips);
    shown.addAll(others);
    return new Effect(
        examined,
        changed,
        flips.size(),
        List.copyOf(shown.subList(0, Math.min(SHOWN, shown.size()))),
        flips.stream().map(Change::result).toList());
  }

  private static Change change(ExamResult result, Marked marked) {
    ResultRow row = result.row();
    return new Change(
        row.publicId(),
        row.personName(),
        row.marks(),
        marked.total(),
        row.outcome(),
        result.outcomeUnder(marked));
  }

  private void correct(
      ExamResult result, Marked marked, KeyCorrection correction, String by, Instant now) {
    result.take(marked, now);
    results.add(
        result.record(
            LedgerLine.Kind.CORRECTED, correction.publicId(), correction.reason(), by, now));
    if (result.released()) {
      settled.fire(result.settled("更正答案：" + correction.reason()));
    }
  }
}
