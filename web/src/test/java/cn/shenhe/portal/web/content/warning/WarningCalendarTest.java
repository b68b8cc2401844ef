package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a calendar programme makes of a warning, its change and its end. */
class WarningCalendarTest {

  private static final Instant SENT = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant ONSET = Instant.parse("2026-07-01T04:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-07-01T12:00:00Z");

  private final WarningCalendar calendar = new WarningCalendar();

  WarningCalendarTest() {
    calendar.publicUrl = "https://portal.example.org";
  }

  @Test
  void aWarningIsOneEventFromItsBeginningToItsEnd() {
    assertThat(write(row(WarningState.ACTIVE, 1, ONSET)))
        .contains(
            "METHOD:PUBLISH",
            "UID:abc@portal.example.org",
            "SEQUENCE:0",
            "DTSTAMP:20260701T000000Z",
            "DTSTART:20260701T040000Z",
            "DTEND:20260701T120000Z",
            "STATUS:CONFIRMED");
    assertThat(write(row(WarningState.ACTIVE, 1, null))).contains("DTSTART:20260701T000000Z");
  }

  @Test
  void aChangeReplacesTheEventAndTheEndCancelsIt() {
    assertThat(write(row(WarningState.CANCELLED, 3, ONSET)))
        .contains("UID:abc@portal.example.org", "SEQUENCE:2", "STATUS:CANCELLED");
    assertThat(write(row(WarningState.ENDED, 2, ONSET))).contains("STATUS:CANCELLED");
    assertThat(write(row(WarningState.EXPIRED, 2, ONSET)))
        .as("running out is no all-clear")
        .contains("STATUS:CONFIRMED");
  }

  @Test
  void anEventNeverEndsBeforeItBegins() {
    assertThat(write(row(WarningState.ACTIVE, 1, UNTIL.plusSeconds(3600))))
        .contains("DTSTART:20260701T130000Z", "DTEND:20260701T130100Z");
  }

  private List<String> write(WarningRow row) {
    String text = calendar.write(List.of(row));
    assertThat(text.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    return text.replace("\r\n ", "").lines().toList();
  }

  private static WarningRow row(WarningState state, int revision, Instant onset) {
    return new WarningRow(
        "abc",
        "测试用气象台发布暴雨红色预警，预计未来六小时全区有大暴雨，请注意防范",
        "暴雨",
        WarningLevel.RED,
        "测试用气象台",
        "沈河区",
        SENT,
        SENT,
        onset,
        onset != null,
        UNTIL,
        true,
        state,
        revision,
        null,
        true,
        false);
  }
}
