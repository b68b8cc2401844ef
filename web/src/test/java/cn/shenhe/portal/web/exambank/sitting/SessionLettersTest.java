package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.sitting.SessionCancelled;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionLettersTest {

  @Test
  void theLetterSaysWhichExamIsCancelledAndWhyAndNamesNobody() {
    Letter letter =
        SessionLetters.letter(
            new SessionCancelled(
                "session", "低压电工 上午场", Instant.parse("2026-12-01T01:00:00Z"), "考场停电", "person1"),
            "a@b.example",
            "https://portal.example");
    assertThat(letter.subject()).contains("低压电工 上午场", "取消");
    assertThat(letter.text())
        .contains("2026年12月1日 09:00", "考场停电", "https://portal.example/my/exam/exams")
        .doesNotContain("person1");
    assertThat(letter.key()).contains("session", "person1");
    assertThat(letter.notAfter()).isEqualTo(Instant.parse("2026-12-02T01:00:00Z"));
  }
}
