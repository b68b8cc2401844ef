package cn.shenhe.portal.exambank.question.item;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawKeyTest {

  @ParameterizedTest
  @CsvSource({
    "第27条,27",
    "第二十七条第二款,27",
    "第一百三十三条之一,133-1",
    "第133条之1,133-1",
    "第一百一十四条,114",
    "第十条,10",
    "第一百零四条,104",
    "27条,27",
    "5.3.2,5.3.2",
    "'',''"
  })
  void anArticleIsItsNumber(String written, String key) {
    assertThat(LawKey.ofArticle(written)).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "中华人民共和国消防法,消防法",
    "消防法（2021修正）,消防法",
    "消防法2021年修正,消防法",
    "特种作业人员安全技术培训考核管理规定(应急管理部令第19号),特种作业人员安全技术培训考核管理规定",
    "GB 30871-2022,gb30871",
    "GB 30871,gb30871",
    "AQ/T 9007-2019,aq/t9007",
    "中华人民共和国,中华人民共和国"
  })
  void aLawIsItsShortNameWithoutEdition(String written, String key) {
    assertThat(LawKey.ofLaw(written)).isEqualTo(key);
  }
}
