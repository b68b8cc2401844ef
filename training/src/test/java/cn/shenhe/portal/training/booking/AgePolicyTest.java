package cn.shenhe.portal.training.booking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgePolicyTest {

  @ParameterizedTest
  @CsvSource({
    "四年级二班, 9",
    "3年级2班, 8",
    "三至五年级, 8",
    "五、六年级, 10",
    "1-3年级, 6",
    "初一(3)班, 12",
    "初中二年级, 13",
    "高一, 15",
    "大班, 5",
    "小班和中班, 3",
  })
  void aGradeTellsTheUsualAgeOfItsYoungest(String grade, int age) {
    AgePolicy policy = new AgePolicy();
    policy.firstGradeAge = 6;
    assertThat(policy.ageOf(grade)).hasValue(age);
  }

  @ParameterizedTest
  @CsvSource({"2班", "少先队", "2026级", "''"})
  void whatIsNoGradeTellsNothing(String text) {
    assertThat(new AgePolicy().ageOf(text)).isEmpty();
  }
}
