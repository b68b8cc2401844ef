package cn.shenhe.portal.exambank.sitting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule about who may enrol, with the code of its refusal.
 *
 * @param code text key of the refusal
 * @param holds whether a case keeps the rule
 */
record EligibilityPolicy(String code, Predicate<Case> holds) {

  /**
   * Everything the rules look at.
   *
   * @param enrolled whether the person has a place already
   * @param sat sittings of the session's subject the person has handed in since the last pass, and
   *     places in other sessions of it that are still to be sat
   * @param attempts how many the rule of the category allows; null: any number
   */
  record Case(
      ExamSession session,
      Candidacy candidacy,
      boolean enrolled,
      long sat,
      Integer attempts,
      Instant now) {}

  /** In the order in which a candidate is told. */
  static final List<EligibilityPolicy> ALL =
      List.of(
          new EligibilityPolicy(
              "sitting.enrol.state", c -> c.session().state() == ExamSessionState.OPEN),
          new EligibilityPolicy(
              "sitting.enrol.early", c -> !c.now().isBefore(c.session().enrolFrom())),
          new EligibilityPolicy(
              "sitting.enrol.late",
              c ->
                  !c.now().isAfter(c.session().enrolUntil())
                      && !c.now().isAfter(c.session().entryUntil())),
          new EligibilityPolicy("sitting.enrol.twice", c -> !c.enrolled()),
          new EligibilityPolicy(
              "sitting.enrol.category",
              c -> !c.session().categoryOnly() || c.candidacy().hoursDone() != null),
          new EligibilityPolicy("sitting.enrol.hours", EligibilityPolicy::hoursDone),
          new EligibilityPolicy(
              "sitting.enrol.attempts",
              c -> c.session().demo() || c.attempts() == null || c.sat() < c.attempts()));

  private static boolean hoursDone(Case c) {
    Integer required = c.session().hoursRequired();
    BigDecimal done = c.candidacy().hoursDone();
    return required == null
        || required == 0
        || (done != null && done.compareTo(BigDecimal.valueOf(required)) >= 0);
  }

  /** Codes of the rules a case breaks. */
  static List<String> broken(Case c) {
    return ALL.stream().filter(p -> !p.holds().test(c)).map(EligibilityPolicy::code).toList();
  }
}
