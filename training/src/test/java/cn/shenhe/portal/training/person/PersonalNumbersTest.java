package cn.shenhe.portal.training.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "440524188001010014"})
  void acceptsTheVectorsOfGb11643(String typed) {
    assertThat(new IdNumber(typed).value()).hasSize(18).doesNotContain("x");
  }

  @ParameterizedTest
  @CsvSource({
    "110105194912310021, account.id-number.check",
    "11010519491331002X, account.id-number.date",
    "99010519491231002X, account.id-number.province",
    "1101051949123100, account.id-number.form",
    "1101051949123100XX, account.id-number.form"
  })
  void saysWhatIsWrongWithAnIdNumber(String typed, String code) {
    assertThatThrownBy(() -> new IdNumber(typed))
        .isInstanceOfSatisfying(
            IdNumberRefused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void anIdNumberNeverPrintsItself() {
    IdNumber number = new IdNumber("11010519491231002X");
    assertThat("" + number).isEqualTo("110***********002X");
  }

  @Test
  void everyChangedDigitOfAnIdNumberIsNoticed() {
    String good = "11010519491231002X";
    for (int i = 14; i < 17; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String changed = good.substring(0, i) + digit + good.substring(i + 1);
        if (!changed.equals(good)) {
          assertThatThrownBy(() -> new IdNumber(changed)).isInstanceOf(IdNumberRefused.class);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9144030071526726XG", "914403001922038216"})
  void acceptsTheVectorsOfGb32100(String typed) {
    assertThat(new Uscc(typed).value()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"914403001922038217", "914403001922038226", "9144030019220382I6", "91440"})
  void refusesAWrongCreditCode(String typed) {
    assertThatThrownBy(() -> new Uscc(typed)).isInstanceOf(UsccRefused.class);
  }
}
