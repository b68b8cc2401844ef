package cn.shenhe.portal.web.content.warning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.EndedWarning;
import cn.shenhe.portal.content.warning.WarningLevel;
import cn.shenhe.portal.content.warning.WarningRow;
import cn.shenhe.portal.content.warning.WarningState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a feed reader makes of a warning and of its end. */
class WarningFeedTest {

  private static final Instant SENT = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant OVER = Instant.parse("2026-07-01T03:00:00.5Z");

  private final WarningFeed feed = new WarningFeed();

  WarningFeedTest() {
    feed.publicUrl = "https://portal.example.org";
  }

  @Test
  void whatEndedStaysAnEntryWithItsStateItsTimeAndItsCapFile() {
    String text =
        feed.write(
            List.of(row("now", WarningState.ACTIVE)),
            List.of(new EndedWarning(row("past", WarningState.CANCELLED), OVER)),
            "210103002",
            OVER);
    String past = text.substring(text.indexOf("urn:portal:warning:past"));
    assertThat(past)
        .contains(
            "<updated>2026-07-01T03:00:00Z</updated>",
            "term=\"CANCELLED\" label=\"已解除\"",
            "沈河区 已解除</summary>",
            "href=\"https://portal.example.org/api/v1/warnings/past/cap\"");
    assertThat(text.substring(0, text.indexOf("urn:portal:warning:past")))
        .contains("<updated>2026-07-01T00:00:00Z</updated>", "term=\"ACTIVE\"")
        .doesNotContain("已解除");
  }

  private static WarningRow row(String id, WarningState state) {
    return new WarningRow(
        id,
        "测试用气象台发布暴雨红色预警",
        "暴雨",
        WarningLevel.RED,
        "测试用气象台",
        "沈河区",
        SENT,
        SENT,
        null,
        false,
        SENT.plusSeconds(36000),
        true,
        state,
        1,
        null,
        true,
        false);
  }
}
