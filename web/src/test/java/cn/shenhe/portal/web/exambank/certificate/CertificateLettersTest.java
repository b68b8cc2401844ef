package cn.shenhe.portal.web.exambank.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.certificate.CertificateExpiring;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CertificateLettersTest {

  private static Letter letter(int lead) {
    return CertificateLetters.letter(
        new CertificateExpiring(
            "person", "SHPX-2026-00000-00001", "低压电工 理论考试", LocalDate.of(2027, 11, 22), lead),
        "a@b.example",
        "https://portal.example");
  }

  @Test
  void theLetterSaysWhatEndsWhenAndWhereToLookAndNamesNobody() {
    Letter letter = letter(60);
    assertThat(letter.subject()).contains("2027年11月22日");
    assertThat(letter.text())
        .contains("SHPX-2026-00000-00001", "低压电工 理论考试", "2027年11月22日")
        .contains("https://portal.example/my/exam/certificates")
        .contains("不是特种作业操作证")
        .doesNotContain("person");
    assertThat(letter.notAfter()).isEqualTo(Instant.parse("2027-11-22T16:00:00Z"));
  }

  @Test
  void eachLeadTimeIsALetterOfItsOwnAndTheSameOneIsNotSentTwice() {
    assertThat(letter(60).key()).isEqualTo(letter(60).key()).isNotEqualTo(letter(15).key());
  }
}
