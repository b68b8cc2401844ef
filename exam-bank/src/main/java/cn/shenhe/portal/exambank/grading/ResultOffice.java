package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What staff do with results: read, decide when they are shown, answer appeals. */
@Stateless
public class ResultOffice {

  private static final int BATCH = 2_000;
  private static final int LONGEST = 1_000;

  /** When the results of a session are shown. */
  public record Release(ReleaseRule rule, Instant at, boolean explanations, int waiting) {}

  @Inject ResultRepository results;
  @Inject Grading grading;
  @Inject Letters letters;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<ResultSettled> settled;
  @Resource SessionContext caller;

  @Inject
  @ConfigProperty(name = "portal.exam.result.explanations", defaultValue = "false")
  boolean explanations;

  /**
   * @param session public id; empty finds those of all sessions
   * @param words part of a name or title; empty finds all
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<ResultRow> search(String session, String words, int first, int most) {
    String where = session == null ? "" : session.strip();
    return results.search(where, words == null ? "" : words.strip(), first, most).stream()
        .map(ExamResult::row)
        .toList();
  }

  /**
   * Everything about a result, with its keys.
   *
   * @throws UnknownResult when there is none
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public ResultLetter letter(String publicId) {
    return letters.write(results.byPublicId(publicId).orElseThrow(UnknownResult::new), true, false);
  }

  /** How these results stand, of those that are released; in no order. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<ResultSettled> settled(Collection<String> publicIds, String reason) {
    return results.released(publicIds).stream().map(result -> result.settled(reason)).toList();
  }

  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public Release release(String session) {
    int waiting = results.unreleased(session, BATCH).size();
    return results
        .release(session)
        .map(d -> new Release(d.rule(), d.at(), d.explanations(), waiting))
        .orElseGet(() -> new Release(grading.ruleOf(session), null, explanations, waiting));
  }

  /**
   * Decides when the results of a session are shown; those already shown stay so.
   *
   * @param at for {@link ReleaseRule#AT_TIME}
   * @throws ResultRefused when the moment is missing
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void decideRelease(String session, ReleaseRule rule, Instant at, boolean explanations) {
    if (rule == ReleaseRule.AT_TIME && at == null) {
      throw new ResultRefused("result.release.moment");
    }
    ReleaseDecision decision =
        results
            .release(session)
            .orElseGet(
                () -> {
                  ReleaseDecision fresh = new ReleaseDecision(session);
                  results.add(fresh);
                  return fresh;
                });
    decision.decide(rule, at, explanations);
    acts.fire(new ExamBankAct("result.release-decided", session, rule.name()));
    if (rule == ReleaseRule.AT_ONCE) {
      releaseAll(session);
    }
  }

  /** Shows the results of a session now; answers how many were not shown before. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public int releaseNow(String session) {
    int count = releaseAll(session);
    acts.fire(new ExamBankAct("result.released", session, String.valueOf(count)));
    return count;
  }

  /** Shows the results whose time has come. */
  @RolesAllowed("SYSTEM")
  public int releaseDue() {
    return results.dueReleases(clock.instant()).stream()
        .mapToInt(decision -> releaseAll(decision.session()))
        .sum();
  }

  private int releaseAll(String session) {
    Instant now = clock.instant();
    List<ExamResult> waiting = results.unreleased(session, BATCH);
    waiting.forEach(result -> grading.release(result, now));
    return waiting.size();
  }

  /** Tells what follows from a result once more, for instance after an issuer was named. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void tellAgain(String publicId) {
    ExamResult result = results.byPublicId(publicId).orElseThrow(UnknownResult::new);
    if (!result.released()) {
      throw new ResultRefused("result.not-released");
    }
    settled.fire(result.settled("成绩公布"));
  }

  /** Appeals, waiting ones first. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<AppealRow> appeals(int most) {
    return results.appeals(Math.min(most, 500)).stream().map(Appeal::row).toList();
  }

  /**
   * @param answer told to the candidate, 2 to 1000 characters
   * @throws UnknownResult when there is no such appeal
   * @throws ResultRefused when it was decided before, or without an answer
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void decideAppeal(String publicId, boolean upheld, String answer) {
    Appeal appeal = results.appeal(publicId).orElseThrow(UnknownResult::new);
    String said = answer == null ? "" : answer.strip();
    if (said.length() < 2 || said.length() > LONGEST) {
      throw new ResultRefused("result.appeal.answer", LONGEST);
    }
    if (!appeal.waiting()) {
      throw new ResultRefused("result.appeal.decided");
    }
    appeal.decide(upheld, said, caller.getCallerPrincipal().getName(), clock.instant());
    acts.fire(new ExamBankAct("result.appeal-decided", publicId, upheld ? "upheld" : "rejected"));
  }
}
