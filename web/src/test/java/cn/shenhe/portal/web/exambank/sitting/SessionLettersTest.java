package cn.shenhe.portal.web.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.delivery.Letter;
import cn.shenhe.portal.exambank.sitting.SessionCancelled;
import cn.shenhe.portal.exambank.sitting.SessionMoved;
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

  @Test
  void theLetterOfAMoveSaysWhatWasAndWhatIs() {
    Instant opens = Instant.parse("2026-12-01T01:00:00Z");
    Instant at = Instant.parse("2026-11-25T01:00:00Z");
    SessionMoved moved =
        new SessionMoved(
            "session",
            "低压电工 上午场",
            "person1",
            appointed(opens, "一号考场"),
            appointed(opens.plusSeconds(86_400), ""),
            at);
    Letter letter = SessionLetters.letter(moved, "a@b.example", "https://portal.example");
    assertThat(letter.subject()).contains("低压电工 上午场", "调整");
    assertThat(letter.text())
        .contains("2026年12月1日 09:00 开考", "一号考场", "2026年12月2日 09:00 开考", "准考证")
        .doesNotContain("person1");
    assertThat(letter.key()).contains("session", "person1", String.valueOf(at.toEpochMilli()));
    assertThat(letter.notAfter()).isEqualTo(moved.now().endsAt());
  }

  private static SessionMoved.Appointed appointed(Instant opens, String place) {
    return new SessionMoved.Appointed(
        opens, opens.plusSeconds(1_800), opens.plusSeconds(7_200), place);
  }
}
