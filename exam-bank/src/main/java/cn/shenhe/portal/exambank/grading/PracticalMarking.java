package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.paper.ExamRuleDraft;
import cn.shenhe.portal.exambank.paper.ExamRuleRow;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The practical examination: two examiners mark independently, neither sees the other's marks
 * before both have given theirs. Where they differ by more than the setting allows a third decides.
 */
@Stateless
public class PracticalMarking {

  /** A subject of the practical examination and its full marks. */
  public record Subject(String code, String name, BigDecimal full) {}

  /**
   * A candidate who waits.
   *
   * @param given number of examiners who gave their marks
   * @param mine whether the caller did
   * @param disputed whether the first two differ too much and a third has to mark
   * @param expired whether the theory was passed so long ago that no practical can begin
   */
  public record Waiting(
      ResultRow row, int given, boolean mine, boolean disputed, boolean expired) {}

  @Inject ResultRepository results;
  @Inject PaperKeys keys;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<ResultSettled> settled;

  @Inject
  @ConfigProperty(name = "portal.exam.practical.shares", defaultValue = "25,25,25,25")
  String shares;

  @Inject
  @ConfigProperty(name = "portal.exam.practical.difference", defaultValue = "5")
  int difference;

  /** K1 to K4. Source: 实操考试标准, FACTS 1.4; the shares are a setting. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<Subject> subjects() {
    return PracticalSubjects.of(shares).list();
  }

  /**
   * @param examiner public id of the caller's account
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public List<Waiting> waiting(String examiner, int first, int most) {
    return results.awaitingPractical(first, Math.min(most, 200)).stream()
        .map(result -> waiting(result, examiner))
        .toList();
  }

  private Waiting waiting(ExamResult result, String examiner) {
    PracticalPanel panel = panel(result);
    return new Waiting(
        result.row(),
        panel.examiners(),
        panel.marked(examiner),
        panel.disputed(),
        tooLate(result, panel));
  }

  /** The day on which the first examiner marks is the day of the practical examination. */
  private boolean tooLate(ExamResult result, PracticalPanel panel) {
    return panel.examiners() == 0 && result.expired(clock.instant());
  }

  private PracticalPanel panel(ExamResult result) {
    return new PracticalPanel(
        results.practicalMarks(result, result.practicalAttempt()), BigDecimal.valueOf(difference));
  }

  /**
   * Gives the marks of one examiner for all subjects, once and for good.
   *
   * @param marks by subject code, 0 to the subject's full marks
   * @throws UnknownResult when nobody waits under this id
   * @throws ResultRefused when the examiner has marked, the marks do not fit, two agree already,
   *     the theory was passed longer ago than the rule lets it count, or the subjects' marks of the
   *     setting do not add up to the full marks
   */
  @RolesAllowed("EXAMINER")
  public void give(
      String publicId, String examiner, String examinerName, Map<String, BigDecimal> marks) {
    ExamResult result = results.locked(publicId).orElseThrow(UnknownResult::new);
    if (result.outcome() != Outcome.AWAITING_PRACTICAL) {
      throw new ResultRefused("result.practical.state");
    }
    if (result.person().equals(examiner)) {
      throw new ResultRefused("result.practical.own");
    }
    PracticalPanel panel = panel(result);
    if (panel.marked(examiner)) {
      throw new ResultRefused("result.practical.twice");
    }
    if (tooLate(result, panel)) {
      throw new ResultRefused(
          "result.practical.expired",
          result.row().validUntil(),
          rule(result).map(ExamRuleDraft::basis).orElse(""));
    }
    Instant now = clock.instant();
    for (Subject subject : PracticalSubjects.of(shares).of(result.row().fullMarks())) {
      BigDecimal given = marks.get(subject.code());
      if (given == null || given.signum() < 0 || given.compareTo(subject.full()) > 0) {
        throw new ResultRefused("result.practical.marks", subject.code(), subject.full());
      }
      results.add(new PracticalMark(result, subject.code(), examiner, examinerName, given, now));
    }
    acts.fire(new ExamBankAct("result.practical-marked", publicId, ""));
    panel(result).total().ifPresent(total -> settle(result, total, now));
  }

  private void settle(ExamResult result, BigDecimal total, Instant now) {
    String examiners = panel(result).names();
    String digest = PracticalMark.digest(results.practicalMarks(result, result.practicalAttempt()));
    result.takePractical(total, rule(result).map(ExamRuleDraft::resultMonths).orElse(null), now);
    results.add(
        result.record(
            LedgerLine.Kind.PRACTICAL, null, "实操评分：" + examiners, examiners, digest, now));
    if (result.released()) {
      settled.fire(result.settled("实操考试评分"));
    }
  }

  private Optional<ExamRuleDraft> rule(ExamResult result) {
    return keys.rule(result.paper()).map(ExamRuleRow::rule);
  }
}
