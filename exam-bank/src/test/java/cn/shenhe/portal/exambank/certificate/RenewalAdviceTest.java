package cn.shenhe.portal.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.exambank.certificate.RenewalAdvice.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalAdviceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private static Verdict verdict(String issued, String expires, String review) {
    return RenewalAdvice.of(
            LocalDate.parse(issued),
            LocalDate.parse(expires),
            review == null ? null : LocalDate.parse(review),
            TODAY,
            RenewalRule.shipped())
        .verdict();
  }

  private static RenewalAdvice on(String today, String issued) {
    return RenewalAdvice.of(
        LocalDate.parse(issued),
        LocalDate.parse(issued).plusYears(6),
        null,
        LocalDate.parse(today),
        RenewalRule.shipped());
  }

  @Test
  void theRulesAreDataWithTheirBasis() {
    assertThat(RenewalRule.shipped()).extracting(RenewalRule::reviewYears).containsExactly(3, null);
    assertThat(on("2026-11-23", "2024-01-01").basis()).contains("令第19号");
    assertThat(on("2026-11-23", "2023-01-01").basis()).contains("令第30号");
    assertThat(on("2026-11-23", "2026-07-01"))
        .extracting(RenewalAdvice::verdict, RenewalAdvice::due)
        .containsExactly(Verdict.EXCHANGE_AT_EXPIRY, null);
  }

  @Test
  void beforeTheChangeAReviewIsAskedFor() {
    assertThat(on("2026-05-01", "2023-05-31"))
        .extracting(RenewalAdvice::verdict, RenewalAdvice::due)
        .containsExactly(Verdict.REVIEW, LocalDate.of(2026, 5, 31));
    assertThat(on("2026-05-01", "2023-06-01").verdict()).isEqualTo(Verdict.EXCHANGE_AT_EXPIRY);
  }

  @Test
  void aRuleWithoutBasisIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("r.json"), "[{\"exchangeYears\":6}]");
    assertThatThrownBy(() -> RenewalRule.of(file)).isInstanceOf(IllegalArgumentException.class);
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
