package cn.shenhe.portal.exambank.certificate;

import java.time.LocalDate;

/**
 * What the holder of a 特种作业操作证 has to do next. Source: 应急管理部令第19号, in force from 2026-06-01 (review
 * every three years replaced by exchange every six), as told in 工人日报 of 2026-01-30; the treatment
 * of reviews missed before that day was not found.
 *
 * @param due day the next review would have been due; null when the certificate is over
 */
public record RenewalAdvice(Verdict verdict, LocalDate due, LocalDate expires) {

  /** First day without reviews. */
  public static final LocalDate NO_REVIEW_FROM = LocalDate.of(2026, 6, 1);

  private static final int REVIEW_YEARS = 3;

  /** The three answers. */
  public enum Verdict {
    /** 无需复审，到期换证. */
    EXCHANGE_AT_EXPIRY,
    /** A review was missed before the rule changed: ask the issuing authority. */
    ASK_AUTHORITY,
    /** The certificate is over: ask the issuing authority. */
    EXPIRED
  }

  /**
   * @param lastReview null when it was never reviewed
   * @throws CertificateRefused when the days contradict each other
   */
  public static RenewalAdvice of(
      LocalDate issued, LocalDate expires, LocalDate lastReview, LocalDate today) {
    if (issued.isAfter(today)
        || !expires.isAfter(issued)
        || lastReview != null && (lastReview.isBefore(issued) || lastReview.isAfter(today))) {
      throw new CertificateRefused("certificate.renewal.days");
    }
    if (today.isAfter(expires)) {
      return new RenewalAdvice(Verdict.EXPIRED, null, expires);
    }
    LocalDate due = (lastReview == null ? issued : lastReview).plusYears(REVIEW_YEARS);
    Verdict verdict =
        due.isBefore(NO_REVIEW_FROM) ? Verdict.ASK_AUTHORITY : Verdict.EXCHANGE_AT_EXPIRY;
    return new RenewalAdvice(verdict, due, expires);
  }
}
