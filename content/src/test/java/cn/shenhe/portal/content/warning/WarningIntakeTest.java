package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.content.warning.area.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in by machine, file or hand: taken, judged, decided on by a second person. */
class WarningIntakeTest {

  private final IntakeInMemory portal = new IntakeInMemory();

  @Test
  void aRealWarningIsPublicAtOnceWithIssuerTimeAndLevel() {
    Receipt receipt = portal.receive(aRainWarning("A1").xml());
    assertThat(receipt.tier()).isEqualTo(AcceptanceTier.ACCEPT);
    WarningRow row = portal.board.active().get(0);
    assertThat(row.level()).isEqualTo(WarningLevel.YELLOW);
    assertThat(row.hazard()).isEqualTo("暴雨");
    assertThat(row.issuer()).isEqualTo("沈阳市气象台");
    assertThat(row.matched()).isEqualTo("DISTRICT");
    assertThat(portal.told).containsExactly(new WarningChanged(row.id(), true, true));
    assertThat(portal.board.details(row.id()).guidance()).contains("开车减速，看不清水深就掉头。");
  }

  @Test
  void theSameMessageTwiceIsOneMessage() {
    portal.receive(aRainWarning("A1").xml());
    Receipt second = portal.receive(aRainWarning("A1").xml());
    assertThat(second.state()).isEqualTo(ReceiptState.DUPLICATE);
    assertThat(portal.messages()).isEqualTo(1);
    assertThat(portal.told).hasSize(1);
  }

  @Test
  void whenItBeginsIsToldAsLongAsThatIsToCome() {
    String begins = "<onset>2026-07-01T12:00:00+08:00</onset><expires>";
    portal.receive(aRainWarning("A1").xml().replace("<expires>", begins));
    WarningRow row = portal.everywhere().get(0);
    assertThat(row.onset()).isEqualTo(Instant.parse("2026-07-01T04:00:00Z"));
    assertThat(row.ahead()).isTrue();
    portal.now = Instant.parse("2026-07-01T04:00:00Z");
    assertThat(portal.everywhere().get(0).ahead()).isFalse();
    portal.receive(aRainWarning("B1").xml());
    assertThat(portal.everywhere()).filteredOn(r -> r.onset() == null).hasSize(1);
  }

  @Test
  void aWarningForAnotherDistrictDoesNotConcernUs() {
    portal.receive(aRainWarning("A1").area("210102000000").xml());
    assertThat(portal.board.active()).isEmpty();
    assertThat(portal.everywhere()).hasSize(1);
    assertThat(portal.board.active(portal.now, Place.of("210102").orElseThrow())).hasSize(1);
  }

  @Test
  void aQuarantinedMessageIsPublicOnlyAfterApproval() {
    String broken = aRainWarning("A1").xml().replace("Alert<", "Update<");
    Receipt receipt = portal.receive(broken);
    assertThat(receipt.state()).isEqualTo(ReceiptState.WAITING);
    assertThat(receipt.reasons())
        .extracting(Receipt.Line::code)
        .contains("rule.REFERENCES_MISSING");
    assertThat(portal.everywhere()).isEmpty();
    portal.intake.approve(receipt.id(), "电话核实");
    assertThat(portal.everywhere()).hasSize(1);
    assertThatThrownBy(() -> portal.intake.approve(receipt.id(), ""))
        .isInstanceOf(WarningRefused.class);
  }

  @Test
  void aWarningForAPlaceNobodyKnowsWaitsForAPerson() {
    String foreign = aRainWarning("A1").xml().replace("CPEAS Geographic Code", "SAME");
    Receipt receipt = portal.receive(foreign);
    assertThat(receipt.state()).isEqualTo(ReceiptState.WAITING);
    assertThat(receipt.reasons())
        .containsExactly(
            new Receipt.Line(
                AcceptanceTier.QUARANTINE, "place.NONE", "area", "沈河区 SAME=210103000000"));
    String words = aRainWarning("A2").xml().replaceAll("<geocode>.*</geocode>", "");
    assertThat(portal.receive(words).state()).isEqualTo(ReceiptState.WAITING);
    String partly =
        aRainWarning("A3").xml().replace("<area>", "<area><areaDesc>城北</areaDesc></area><area>");
    Receipt known = portal.receive(partly);
    assertThat(known.state()).isEqualTo(ReceiptState.ACCEPTED);
    assertThat(known.reasons()).extracting(Receipt.Line::code).contains("place.SOME");
    String end = aRainWarning("A4").cancel("A3").xml().replace("CPEAS Geographic Code", "SAME");
    assertThat(portal.receive(end).state()).isEqualTo(ReceiptState.ACCEPTED);
  }

  @Test
  void whoDecidesSeesWhatTheMessageSaysAndWhatItEnds() {
    portal.intake.enter(entry(null, false));
    Receipt first = portal.intake.receipts(null, 0).get(0);
    ReceiptContent says = portal.intake.content(first.id()).orElseThrow();
    assertThat(says.issuer()).isEqualTo("沈阳市气象台");
    assertThat(says.level()).isEqualTo(WarningLevel.ORANGE);
    assertThat(says.hazard()).isEqualTo("暴雨");
    assertThat(says.sent()).isEqualTo(Instant.parse("2026-06-30T23:50:00Z"));
    assertThat(says.expires()).isNull();
    assertThat(says.areas())
        .extracting(ReceiptContent.Area::codes)
        .containsExactly(List.of("210103"));
    assertThat(says.changes()).isEmpty();
    assertThat(says.hiddenBecause()).isNull();
    portal.person = "officer-b";
    portal.intake.approve(first.id(), "");

    WarningRow row = portal.board.active().get(0);
    Receipt end = portal.intake.enter(entry(row.id(), true));
    assertThat(portal.intake.content(end.id()).orElseThrow().changes())
        .extracting(ReceiptContent.Change::warning, ReceiptContent.Change::headline)
        .containsExactly(tuple(row.id(), row.headline()));
    Receipt unreadable = portal.receive("<a/>");
    assertThat(portal.intake.content(unreadable.id())).isEmpty();
  }

  @Test
  void aHarmlessHabitOfASourceIsAcceptedWithAWarning() {
    portal
        .source("http")
        .know("http", new SourceHabits(List.of("REFERENCES_MISSING"), "", false, null));
    Receipt receipt = portal.receive(aRainWarning("A1").xml().replace("Alert<", "Update<"));
    assertThat(receipt.tier()).isEqualTo(AcceptanceTier.ACCEPT_WITH_WARNING);
    assertThatThrownBy(
            () ->
                portal
                    .source("http")
                    .know("http", new SourceHabits(List.of("DOCTYPE"), "", false, null)))
        .isInstanceOf(WarningRefused.class);
  }

  @Test
  void whatAnOfficerTypesNeedsASecondPerson() {
    Receipt receipt = portal.intake.enter(entry(null, false));
    assertThat(receipt.state()).isEqualTo(ReceiptState.WAITING);
    assertThat(portal.everywhere()).isEmpty();
    assertThatThrownBy(() -> portal.intake.approve(receipt.id(), ""))
        .isInstanceOf(WarningRefused.class)
        .hasMessageContaining("warning.secondPerson");
    portal.person = "officer-b";
    portal.intake.approve(receipt.id(), "已核对传真");
    WarningRow row = portal.board.active().get(0);
    assertThat(row.issuer()).isEqualTo("沈阳市气象台");
    assertThat(portal.board.details(row.id()).originalText()).isEqualTo("原文一字不差");

    Receipt end = portal.intake.enter(entry(row.id(), true));
    portal.person = "officer-a";
    portal.intake.approve(end.id(), "");
    assertThat(portal.board.active()).isEmpty();
  }

  @Test
  void withoutSourceOrOriginalTextNothingIsTaken() {
    DutyEntry whole = entry(null, false);
    DutyEntry noText =
        new DutyEntry(
            whole.issuer(),
            whole.origin(),
            " ",
            null,
            false,
            "暴雨",
            WarningLevel.RED,
            whole.headline(),
            null,
            "210103",
            whole.sent(),
            null);
    DutyEntry noOrigin =
        new DutyEntry(
            whole.issuer(),
            "",
            "x",
            null,
            false,
            "暴雨",
            WarningLevel.RED,
            whole.headline(),
            null,
            "210103",
            whole.sent(),
            null);
    assertThatThrownBy(() -> portal.intake.enter(noText)).hasMessageContaining("originalText");
    assertThatThrownBy(() -> portal.intake.enter(noOrigin)).hasMessageContaining("origin");
    DutyEntry endsBefore =
        new DutyEntry(
            whole.issuer(),
            whole.origin(),
            "x",
            null,
            false,
            "暴雨",
            WarningLevel.RED,
            whole.headline(),
            null,
            "210103",
            whole.sent(),
            whole.sent());
    assertThatThrownBy(() -> portal.intake.enter(endsBefore))
        .hasMessageContaining("warning.endsBeforeItIsIssued");
  }

  @Test
  void silenceIsSaidAndEndsNothing() {
    portal.source("http").know("http", new SourceHabits(List.of(), "", false, 30));
    portal.receive(aRainWarning("A1").xml());
    assertThat(portal.board.silentSources()).isEmpty();
    portal.now = portal.now.plus(Duration.ofMinutes(31));
    assertThat(portal.board.silentSources()).extracting(SourceRow::code).containsExactly("http");
    assertThat(portal.everywhere()).hasSize(1);
  }

  private static DutyEntry entry(String changes, boolean ends) {
    return new DutyEntry(
        "沈阳市气象台",
        "市局传真 2026-118",
        "原文一字不差",
        changes,
        ends,
        "暴雨",
        WarningLevel.ORANGE,
        "沈阳市气象台发布暴雨橙色预警",
        null,
        "210103",
        OffsetDateTime.parse(ends ? "2026-07-01T07:55:00+08:00" : "2026-07-01T07:50:00+08:00"),
        null);
  }

  @Test
  void aDrillThatCallsItselfActualWaitsForAPerson() {
    Receipt receipt =
        portal.receive(aRainWarning("A1").red().xml().replace("<headline>", "<headline>【演练】"));
    assertThat(receipt.tier()).isEqualTo(AcceptanceTier.QUARANTINE);
    assertThat(receipt.reasons())
        .extracting(Receipt.Line::code)
        .containsExactly("rule.DRILL_IN_WORDS");
    assertThat(portal.everywhere()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "沈阳市气象台发布暴雨预警信号（橙色）,ORANGE",
    "沈阳市气象台发布红色暴雨预警,RED",
    "沈阳市气象台发布暴雨Ⅱ级预警,ORANGE",
    "沈阳市将暴雨蓝色预警信号升级为黄色预警信号,YELLOW",
    "沈阳市启动防汛Ⅱ级应急响应，发布暴雨预警,BLUE"
  })
  void theLevelIsReadFromTheHeadlineHoweverItIsWorded(String headline, WarningLevel level) {
    portal.receive(aRainWarning("A1").blue().xml().replace("沈阳市气象台发布暴雨蓝色预警", headline));
    assertThat(portal.everywhere().get(0).level()).isEqualTo(level);
  }

  @Test
  void chineseIsFoundAlsoUnderAnotherTag() {
    String english =
        "<info><language>en</language><category>Met</category><event>Rain</event>"
            + "<urgency>Unknown</urgency><severity>Minor</severity><certainty>Unknown</certainty></info>";
    portal.receive(
        aRainWarning("A1").xml().replace("zh-CN", "chi").replace("<info>", english + "<info>"));
    assertThat(portal.everywhere().get(0).hazard()).isEqualTo("暴雨");
  }

  @Test
  void allCodesOfOneValueAreWarned() {
    portal.receive(aRainWarning("A1").area("210102000000,210103002000 210103004000").xml());
    assertThat(portal.levelsAt("210103002000")).containsExactly(WarningLevel.YELLOW);
    assertThat(portal.levelsAt("210103004000")).containsExactly(WarningLevel.YELLOW);
    assertThat(portal.levelsAt("210103005000")).isEmpty();
  }

  @Test
  void aLevelThatMayComeIsNotTheLevelThatHolds() {
    portal.receive(
        aRainWarning("A1")
            .xml()
            .replace("黄色预警</headline>", "预警</headline>")
            .replace("预计有强降雨。", "预计有强降雨，可能升级为红色预警。"));
    assertThat(portal.everywhere().get(0).level()).isEqualTo(WarningLevel.YELLOW);
  }
}
