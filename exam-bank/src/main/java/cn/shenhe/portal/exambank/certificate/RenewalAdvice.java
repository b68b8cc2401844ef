package cn.shenhe.portal.exambank.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What the holder of a 特种作业操作证 has to do next, by the {@linkplain RenewalRule rules} of the day its
 * review would have been due. How reviews missed before a change of the rules are treated was not
 * found: that is for the issuing authority to say.
 *
 * @param due day the next review would have been due; null when the certificate is over or no rule
 *     since it was issued knows reviews
 * @param basis of the rule that decides
 */
public record RenewalAdvice(Verdict verdict, LocalDate due, LocalDate expires, String basis) {

  /** The four answers. */
  public enum Verdict {
    /** 无需复审，到期换证. */
    EXCHANGE_AT_EXPIRY,
    /** The rules of today ask for a review, on {@code due}. */
    REVIEW,
    /** A review was missed before the rule changed: ask the issuing authority. */
    ASK_AUTHORITY,
    /** The certificate is over: ask the issuing authority. */
    EXPIRED
  }

  /**
   * @param lastReview null when it was never reviewed
   * @param rules the oldest first
   * @throws CertificateRefused when the days contradict each other
   */
  public static RenewalAdvice of(
      LocalDate issued,
      LocalDate expires,
      LocalDate lastReview,
      LocalDate today,
      List<RenewalRule> rules) {
    if (issued.isAfter(today)
        || !expires.isAfter(issued)
        || lastReview != null && (lastReview.isBefore(issued) || lastReview.isAfter(today))) {
      throw new CertificateRefused("certificate.renewal.days");
    }
    RenewalRule now = RenewalRule.on(today, rules);
    if (today.isAfter(expires)) {
      return new RenewalAdvice(Verdict.EXPIRED, null, expires, now.basis());
    }
    LocalDate last = lastReview == null ? issued : lastReview;
    Integer years =
        Objects.requireNonNullElse(
            RenewalRule.on(last, rules).reviewYears(),
            Objects.requireNonNullElse(now.reviewYears(), 0));
    if (years == 0) {
      return new RenewalAdvice(Verdict.EXCHANGE_AT_EXPIRY, null, expires, now.basis());
    }
    LocalDate due = last.plusYears(years);
    RenewalRule then = RenewalRule.on(due, rules);
    Verdict verdict;
    if (then.reviewYears() == null) {
      verdict = Verdict.EXCHANGE_AT_EXPIRY;
    } else if (now.reviewYears() != null) {
      verdict = Verdict.REVIEW;
    } else {
      verdict = Verdict.ASK_AUTHORITY;
    }
    return new RenewalAdvice(verdict, due, expires, then.basis());
  }
}
