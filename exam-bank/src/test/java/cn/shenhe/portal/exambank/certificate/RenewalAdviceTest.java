package cn.shenhe.portal.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.certificate.RenewalAdvice.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RenewalAdviceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static Verdict verdict(String issued, String expires, String review) {
    return RenewalAdvice.of(
            LocalDate.parse(issued),
            LocalDate.parse(expires),
            review == null ? null : LocalDate.parse(review),
            TODAY)
        .verdict();
  }

  @Test
  void aReviewDueFromJune2026OnIsNotNeeded() {
    assertThat(verdict("2023-06-01", "2029-06-01", null)).isEqualTo(Verdict.EXCHANGE_AT_EXPIRY);
    assertThat(verdict("2021-01-10", "2027-01-10", "2024-01-05"))
        .isEqualTo(Verdict.EXCHANGE_AT_EXPIRY);
  }

  @Test
  void aReviewMissedBeforeJune2026IsForTheAuthority() {
    assertThat(verdict("2023-05-31", "2029-05-31", null)).isEqualTo(Verdict.ASK_AUTHORITY);
  }

  @Test
  void anEndedCertificateIsForTheAuthority() {
    assertThat(verdict("2020-11-22", "2026-11-22", "2023-11-20")).isEqualTo(Verdict.EXPIRED);
    assertThat(verdict("2020-11-23", "2026-11-23", "2023-11-20"))
        .isEqualTo(Verdict.EXCHANGE_AT_EXPIRY);
  }

  @Test
  void daysThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> verdict("2027-01-01", "2029-01-01", null))
        .isInstanceOf(CertificateRefused.class);
    assertThatThrownBy(() -> verdict("2024-01-01", "2024-01-01", null))
        .isInstanceOf(CertificateRefused.class);
    assertThatThrownBy(() -> verdict("2024-01-01", "2030-01-01", "2023-01-01"))
        .isInstanceOf(CertificateRefused.class);
  }
}
