package cn.shenhe.portal.content.warning;

import cn.shenhe.portal.content.warning.cap.CapProblem;
import cn.shenhe.portal.content.warning.cap.CapProblem.Rule;
import cn.shenhe.portal.content.warning.cap.CapReading;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict;
import cn.shenhe.portal.content.warning.cap.SignatureVerdict.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which tier a message gets, and why.
 *
 * <p>Being valid by the schema is neither enough nor needed: a swapped polygon passes the schema,
 * and a real flood warning may have two elements in the wrong order. What cannot be named or read
 * is refused; what breaks a rule waits for a person; what is merely unusual is accepted with a
 * line. A source may be known for a harmless habit: its rules in {@code tolerated} then weigh as a
 * notice. Rules that protect (doctype, size, identity) can never be tolerated.
 *
 * @param tolerated rules this source is known to break harmlessly
 * @param keysKnown whether certificates of this source are configured: only then a signature can
 *     prove anything, and a broken one is refused instead of looked at
 * @param signatureRequired whether an unsigned message must wait for a person
 */
record AcceptancePolicy(Set<Rule> tolerated, boolean keysKnown, boolean signatureRequired) {

  AcceptancePolicy {
    tolerated = Set.copyOf(tolerated);
  }

  /** The tier and one reason per problem, worst tier of all. */
  record Judgement(AcceptanceTier tier, List<Reason> reasons) {

    Judgement {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * One line of why.
   *
   * @param code key of the text shown to staff: {@code rule.…}, {@code signature.…}
   */
  record Reason(AcceptanceTier tier, String code, String path, String found) {}

  Judgement judge(CapReading reading, SignatureVerdict signature) {
    List<Reason> reasons = new ArrayList<>();
    for (CapProblem problem : reading.problems()) {
      reasons.add(
          new Reason(
              tierOf(problem.rule()),
              "rule." + problem.rule().name(),
              problem.path(),
              problem.text()));
    }
    if (reading.alert().isPresent()) {
      AcceptanceTier tier = tierOf(signature.grade());
      if (tier != AcceptanceTier.ACCEPT) {
        reasons.add(
            new Reason(
                tier, "signature." + signature.grade().name(), "Signature", signature.reason()));
      }
    }
    AcceptanceTier worst =
        reasons.stream()
            .map(Reason::tier)
            .max(AcceptanceTier::compareTo)
            .orElse(AcceptanceTier.ACCEPT);
    return new Judgement(worst, reasons);
  }

  private AcceptanceTier tierOf(Rule rule) {
    return switch (rule.weight()) {
      case UNREADABLE, IDENTITY -> AcceptanceTier.REFUSE;
      case SCHEMA, PROSE ->
          tolerated.contains(rule) ? AcceptanceTier.ACCEPT_WITH_WARNING : AcceptanceTier.QUARANTINE;
      case NOTICE -> AcceptanceTier.ACCEPT_WITH_WARNING;
    };
  }

  private AcceptanceTier tierOf(Grade grade) {
    return switch (grade) {
      case STRICT -> AcceptanceTier.ACCEPT;
      case UNSIGNED -> signatureRequired ? AcceptanceTier.QUARANTINE : AcceptanceTier.ACCEPT;
      case NON_CANONICAL, WEAK_ALGORITHM -> AcceptanceTier.ACCEPT_WITH_WARNING;
      case UNTRUSTED ->
          keysKnown || signatureRequired
              ? AcceptanceTier.QUARANTINE
              : AcceptanceTier.ACCEPT_WITH_WARNING;
      case TAMPERED -> keysKnown ? AcceptanceTier.REFUSE : AcceptanceTier.QUARANTINE;
    };
  }
}
