package cn.shenhe.portal.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalStatusTest {

  @ParameterizedTest
  @CsvSource({
    "shelter.unknown, 404",
    "capacity.unknown-site, 404",
    "account.login.taken, 409",
    "question.state, 409",
    "question.review.own, 403",
    "account.throttled, 429",
    "account.password.short, 422",
    "warning.town, 422",
    "unknown.form, 422",
  })
  void aWordOfTheReasonSaysTheStatus(String code, int status) {
    assertThat(RefusalStatus.of(code)).isEqualTo(status);
  }
}
