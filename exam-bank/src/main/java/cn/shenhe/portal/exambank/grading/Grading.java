package cn.shenhe.portal.exambank.grading;

import cn.shenhe.portal.exambank.paper.PaperKey;
import cn.shenhe.portal.exambank.paper.PaperKeys;
import cn.shenhe.portal.exambank.sitting.FinalAnswers;
import cn.shenhe.portal.exambank.sitting.SittingClosed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Marks a sitting in the transaction of its hand-in: whoever has handed in has a result, and no
 * sitting is marked twice.
 */
@ApplicationScoped
class Grading {

  @Inject ResultRepository results;
  @Inject PaperKeys keys;
  @Inject InstantSource clock;
  @Inject Event<ResultSettled> settled;

  @Inject
  @ConfigProperty(name = "portal.exam.result.release", defaultValue = "at-once")
  String release;

  void mark(@Observes SittingClosed closed) {
    FinalAnswers handedIn = closed.answers();
    if (results.bySitting(handedIn.sitting()).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    PaperKey key = keys.of(handedIn.paper());
    ExamResult result = new ExamResult(handedIn, key, keys.rule(handedIn.paper()).orElse(null));
    result.take(marked(key, handedIn.answers(), inForce()), now);
    results.add(result);
    results.add(result.record(LedgerLine.Kind.GRADED, null, "交卷评分", "系统", now));
    if (ruleOf(handedIn.session()) == ReleaseRule.AT_ONCE) {
      release(result, now);
    }
  }

  private Marked marked(
      PaperKey key, java.util.Map<Integer, List<String>> answers, List<Correction> corrections) {
    return Marked.of(key.questions(), answers, corrected(key.paper(), corrections));
  }

  /** Marks the answers afresh under these corrections. */
  Marked marked(ExamResult result, List<Correction> corrections) {
    PaperKey key = keys.of(result.paper());
    return marked(key, result.answers(), corrections);
  }

  private CorrectedKey corrected(String paper, List<Correction> corrections) {
    return new CorrectedKey(corrections, () -> ResultJson.tree(keys.sheet(paper).json()));
  }

  /** The corrections applied so far, oldest first. */
  List<Correction> inForce() {
    return results.appliedCorrections().stream().map(KeyCorrection::inForce).toList();
  }

  /** Makes the result known, and tells what follows from it. */
  void release(ExamResult result, Instant now) {
    if (!result.released()) {
      result.release(now);
      settled.fire(result.settled("成绩公布"));
    }
  }

  ReleaseRule ruleOf(String session) {
    return results
        .release(session)
        .map(ReleaseDecision::rule)
        .orElseGet(() -> ReleaseRule.ofSetting(release));
  }
}
