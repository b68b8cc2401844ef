package cn.shenhe.portal.web.training.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.training.campaign.CalendarDay;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calendar as calendar programs read it (RFC 5545). */
class CampaignCalendarServletTest {

  private static CalendarDay day(int year, LocalDate first, LocalDate last, String theme) {
    return new CalendarDay("month", "全国安全生产月", year, first, last, theme, "通知", "通知;甲,乙", "V2");
  }

  private static String document(CalendarDay... days) {
    return CampaignCalendarServlet.document(List.of(days), "20270101T000000Z", "portal.test");
  }

  private static List<String> lines(String document) {
    return document.replace("\r\n ", "").lines().toList();
  }

  @Test
  void anEventEndsOnTheDayAfterItsLast() {
    List<String> lines =
        lines(document(day(2027, LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 30), "主题")));

    assertThat(lines)
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .endsWith("END:VEVENT", "END:VCALENDAR")
        .contains(
            "UID:month-2027@portal.test",
            "DTSTAMP:20270101T000000Z",
            "DTSTART;VALUE=DATE:20270601",
            "DTEND;VALUE=DATE:20270701",
            "SUMMARY:全国安全生产月",
            "DESCRIPTION:主题：主题。依据：通知\\;甲\\,乙");
  }

  @Test
  void eachOfThreeYearsHasAnEventOfItsOwnAndOneWithoutDaysHasNone() {
    List<String> lines =
        lines(
            document(
                day(2027, LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 30), null),
                day(2028, LocalDate.of(2028, 12, 31), LocalDate.of(2028, 12, 31), null),
                day(2029, null, null, null)));

    assertThat(lines.stream().filter(line -> line.startsWith("UID:")))
        .containsExactly("UID:month-2027@portal.test", "UID:month-2028@portal.test");
    assertThat(lines).contains("DTEND;VALUE=DATE:20290101");
  }

  @Test
  void longLinesAreFoldedAtSeventyFiveOctetsAndNeverInsideACharacter() {
    String theme = "人人讲安全、个个会应急".repeat(9) + "🚒".repeat(20);
    LocalDate date = LocalDate.of(2027, 6, 1);
    String document = document(day(2027, date, date, theme));

    assertThat(document.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(Stream.of(document.split("\r\n")))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(document.getBytes(StandardCharsets.UTF_8))
        .asString(StandardCharsets.UTF_8)
        .doesNotContain("\uFFFD");
    assertThat(lines(document)).contains("DESCRIPTION:主题：" + theme + "。依据：通知\\;甲\\,乙");
  }
}
