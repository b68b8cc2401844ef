package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.shenhe.portal.content.warning.area.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void anUpdateWithTheWrongTimeInItsReferenceStillJoinsItsThread() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(aRainWarning("A2").update("A1").sentAt("2026-07-01T07:40:00+08:00").red().xml());
    assertThat(portal.everywhere()).hasSize(1);
    assertThat(portal.everywhere().get(0).level()).isEqualTo(WarningLevel.RED);
    assertThat(portal.everywhere().get(0).revision()).isEqualTo(2);
    assertThat(portal.told.get(1).material()).isTrue();
  }

  @Test
  void aMessageThatOnlyRepeatsDoesNotTroublePeopleAgain() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(aRainWarning("A2").update("A1").sentAt("2026-07-01T07:40:00+08:00").xml());
    assertThat(portal.told).extracting(WarningChanged::material).containsExactly(true, false);
  }

  @Test
  void loweringIsSilentButWideningAndExtendingAreTold() {
    portal.receive(aRainWarning("A1").xml());
    String later = "2026-07-01T07:4";
    portal.receive(aRainWarning("A2").update("A1").sentAt(later + "0:00+08:00").blue().xml());
    portal.receive(
        aRainWarning("A3").update("A2").sentAt(later + "1:00+08:00").blue().area("210100").xml());
    portal.receive(
        aRainWarning("A4")
            .update("A3")
            .sentAt(later + "2:00+08:00")
            .blue()
            .area("210100")
            .expires("2026-07-01T22:00:00+08:00")
            .xml());
    portal.receive(
        aRainWarning("A5")
            .update("A4")
            .sentAt(later + "3:00+08:00")
            .blue()
            .expires("2026-07-01T22:00:00+08:00")
            .xml());
    assertThat(portal.told)
        .extracting(WarningChanged::material)
        .containsExactly(true, false, true, true, false);
  }

  @Test
  void aCancelEndsTheThread() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(aRainWarning("A2").cancel("A1").sentAt("2026-07-01T07:50:00+08:00").xml());
    assertThat(portal.everywhere()).isEmpty();
    WarningDetail detail = portal.board.details(portal.told.get(0).publicId());
    assertThat(detail.row().state()).isEqualTo(WarningState.CANCELLED);
    assertThat(detail.endedAt()).isEqualTo(Instant.parse("2026-06-30T23:50:00Z"));
  }

  private static final String ONE = "210103002000";
  private static final String OTHER = "210103004000";

  /** A yellow warning of the district that goes on as a red one here and a yellow one there. */
  private void split() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(
        aRainWarning("U2").update("A1").sentAt("2026-07-01T07:40:00+08:00").red().area(ONE).xml());
    portal.receive(
        aRainWarning("U3").update("A1").sentAt("2026-07-01T07:41:00+08:00").area(OTHER).xml());
  }

  private List<WarningLevel> levelsAt(String code) {
    return portal.board.active(portal.now, Place.of(code).orElseThrow()).stream()
        .map(WarningRow::level)
        .toList();
  }

  @Test
  void aWarningThatSplitsHoldsInEachPartWithItsOwnLevel() {
    split();
    assertThat(portal.everywhere()).hasSize(1);
    assertThat(portal.everywhere().get(0).level()).isEqualTo(WarningLevel.RED);
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.RED);
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(levelsAt("210103005000")).isEmpty();
    WarningDetail detail = portal.board.details(portal.told.get(0).publicId());
    assertThat(detail.codes()).containsExactlyInAnyOrder("210103002", "210103004");
    assertThat(portal.told).extracting(WarningChanged::material).containsExactly(true, true, true);
  }

  @Test
  void aCancelOfOnePartEndsOnlyThat() {
    split();
    portal.receive(aRainWarning("C4").cancel("U2").sentAt("2026-07-01T07:50:00+08:00").xml());
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.YELLOW);
    assertThat(levelsAt(ONE)).isEmpty();
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    WarningDetail detail = portal.board.details(portal.told.get(0).publicId());
    assertThat(detail.row().state()).isEqualTo(WarningState.ACTIVE);
    assertThat(detail.endedAt()).isNull();
    assertThat(detail.story().get(3).changes()).containsExactly("AREA_NARROWED");
    portal.receive(aRainWarning("C5").cancel("U3").sentAt("2026-07-01T07:55:00+08:00").xml());
    assertThat(portal.board.details(portal.told.get(0).publicId()).row().state())
        .isEqualTo(WarningState.CANCELLED);
  }

  @Test
  void aCancelOfWhatSplitLongAgoEndsAllThatCameOfIt() {
    split();
    portal.receive(aRainWarning("C4").cancel("A1").sentAt("2026-07-01T07:50:00+08:00").xml());
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aRiseInOnePartIsToldAlsoWhenAnotherIsGraver() {
    split();
    portal.receive(
        aRainWarning("U5")
            .update("U3")
            .sentAt("2026-07-01T07:50:00+08:00")
            .area(OTHER)
            .xml()
            .replace("黄", "橙")
            .replace("Moderate", "Severe"));
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.ORANGE);
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.RED);
    assertThat(portal.told.get(3).material()).isTrue();
    assertThat(portal.board.details(portal.told.get(0).publicId()).story().get(3).changes())
        .contains("LEVEL_RAISED");
  }

  @Test
  void whoNamesTheFirstMessageEveryTimeIsUnderstoodAllTheSame() {
    portal.receive(aRainWarning("A1").red().xml());
    portal.receive(aRainWarning("U2").update("A1").sentAt("2026-07-01T07:40:00+08:00").red().xml());
    portal.receive(
        aRainWarning("U3").update("A1").sentAt("2026-07-01T07:41:00+08:00").blue().xml());
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.BLUE);
  }

  @Test
  void anUpdateWhoseReferencesNobodyCanReadSpeaksOfAllThatHolds() {
    portal.receive(aRainWarning("A1").red().xml());
    portal.receive(
        aRainWarning("U3").update("U2").sentAt("2026-07-01T07:50:00+08:00").blue().xml());
    String unreadable =
        aRainWarning("U2")
            .update("A1")
            .sentAt("2026-07-01T07:40:00+08:00")
            .xml()
            .replaceAll("<references>[^<]*</references>", "");
    portal.person = "officer-b";
    Receipt waits = portal.receive(unreadable);
    portal.intake.approve(waits.id(), "");
    // Nothing leads from U2 to A1: two warnings, and U3 replaces U2 only.
    assertThat(portal.everywhere()).hasSize(2);
    portal.receive(
        aRainWarning("U4").update("A1", "U3").sentAt("2026-07-01T07:55:00+08:00").blue().xml());
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.BLUE);
  }

  @Test
  void eachAreaOfAMessageHasTheLevelAndTheEndOfItsOwnBlock() {
    portal.receive(twoBlocks("", "2026-07-01T10:00:00+08:00"));
    assertThat(portal.everywhere()).extracting(WarningRow::level).containsExactly(WarningLevel.RED);
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.RED);
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    WarningRow there = portal.board.active(portal.now, Place.of(OTHER).orElseThrow()).get(0);
    assertThat(there.until()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    // The red part runs out, the yellow one goes on.
    portal.now = Instant.parse("2026-07-01T03:00:00Z");
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.YELLOW);
    assertThat(levelsAt(ONE)).isEmpty();
  }

  @Test
  void anAreaThatIsEndedByItsStatusNeitherWarnsNorRaisesTheLevel() {
    portal.receive(twoBlocks("ended", "2026-07-01T22:00:00+08:00"));
    WarningRow row = portal.everywhere().get(0);
    assertThat(row.level()).isEqualTo(WarningLevel.YELLOW);
    assertThat(row.until()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
    assertThat(row.headline()).contains("黄色");
    assertThat(levelsAt(ONE)).isEmpty();
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(portal.board.details(row.id()).endedAreas()).containsExactly("一");
  }

  /** Red for one street, then yellow for another until 20:00. */
  private static String twoBlocks(String status, String end) {
    String red = aRainWarning("E1").red().area(ONE).expires(end).xml().replace("沈河区<", "一<");
    String yellow = aRainWarning("E1").area(OTHER).xml();
    if (!status.isEmpty()) {
      String parameter =
          "<parameter><valueName>layer:EC-MSC-SMC:1.1:Alert_Location_Status</valueName><value>"
              + status
              + "</value></parameter><area>";
      red = red.replace("<area>", parameter);
    }
    String block = yellow.substring(yellow.indexOf("<info>"));
    return red.replace("</alert>", "") + block;
  }

  @Test
  void aCancelOfSomethingUnknownReachesNobody() {
    Receipt receipt = portal.receive(aRainWarning("A2").cancel("A1").xml());
    assertThat(receipt.state()).isEqualTo(ReceiptState.ACCEPTED);
    assertThat(portal.told).isEmpty();
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aCancelThatOvertookItsAlertStillEndsIt() {
    portal.receive(aRainWarning("A2").cancel("A1").sentAt("2026-07-01T07:50:00+08:00").xml());
    portal.receive(aRainWarning("A1").xml());
    assertThat(portal.everywhere()).isEmpty();
    assertThat(portal.told).hasSize(1);
    assertThat(portal.told.get(0).active()).isFalse();
    assertThat(portal.told.get(0).material()).isFalse();
  }

  @Test
  void nobodyEndsAnothersWarning() {
    portal.receive(aRainWarning("A1").xml());
    String foreign =
        aRainWarning("B1")
            .from("别处")
            .cancel("A1")
            .sentAt("2026-07-01T07:50:00+08:00")
            .xml()
            .replace("<references>别处,", "<references>沈阳市气象台,");
    portal.receive(foreign);
    assertThat(portal.everywhere()).hasSize(1);
  }

  @Test
  void drillsTestsAndDraftsNeverReachThePublic() {
    for (String status : List.of("Test", "Exercise", "Draft", "System")) {
      portal.receive(aRainWarning("S-" + status).status(status).xml());
    }
    for (String code : List.of("RWT", "RMT", "DMO")) {
      portal.receive(aRainWarning("C-" + code).eventCode(code).xml());
    }
    assertThat(portal.messages()).isEqualTo(7);
    assertThat(portal.everywhere()).isEmpty();
    assertThat(portal.told).isEmpty();
  }

  @Test
  void anEnvelopeThatSaysTestHidesWhatIsInItUntilTheSameComesInARealOne() {
    byte[] test = envelope("Test", aRainWarning("A1").xml());
    assertThat(portal.intake.receiveAll(test, "http"))
        .extracting(Receipt::state, Receipt::hiddenBecause)
        .containsExactly(tuple(ReceiptState.ACCEPTED, "hidden.envelope"));
    assertThat(portal.intake.receiveAll(test, "http"))
        .extracting(Receipt::state)
        .containsExactly(ReceiptState.DUPLICATE);
    assertThat(portal.everywhere()).isEmpty();
    assertThat(portal.told).isEmpty();
    portal.intake.receiveAll(envelope("Actual", aRainWarning("A1").xml()), "http");
    assertThat(portal.everywhere()).hasSize(1);
    // Nor does an exercise end what holds, also when a person lets its message through.
    String cancel = aRainWarning("A2").cancel("A1").sentAt("2026-07-01T07:50:00+08:00").xml();
    Receipt waits =
        portal
            .intake
            .receiveAll(envelope("Exercise", cancel.replace("Moderate", "Mild")), "http")
            .get(0);
    assertThat(waits.state()).isEqualTo(ReceiptState.WAITING);
    assertThat(portal.intake.content(waits.id()).orElseThrow().hiddenBecause())
        .isEqualTo("hidden.envelope");
    portal.person = "officer-b";
    portal.intake.approve(waits.id(), "");
    assertThat(portal.everywhere()).hasSize(1);
  }

  private static byte[] envelope(String status, String message) {
    return ("<EDXLDistribution xmlns=\"urn:oasis:names:tc:emergency:EDXL:DE:1.0\">"
            + "<distributionID>d</distributionID><senderID>s</senderID>"
            + "<dateTimeSent>2026-07-01T07:30:00+08:00</dateTimeSent><distributionStatus>"
            + status
            + "</distributionStatus><contentObject><xmlContent><embeddedXMLContent>"
            + message
            + "</embeddedXMLContent></xmlContent></contentObject></EDXLDistribution>")
        .getBytes(StandardCharsets.UTF_8);
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
  void aDrillCannotEndTheRealThing() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(
        aRainWarning("A2")
            .status("Exercise")
            .cancel("A1")
            .sentAt("2026-07-01T07:50:00+08:00")
            .xml());
    assertThat(portal.everywhere()).hasSize(1);
  }

  @Test
  void aTestOfTheSameNameNeitherReplacesNorHidesTheRealThing() {
    portal.receive(aRainWarning("A1").xml());
    Receipt test =
        portal.receive(
            aRainWarning("A1").status("Test").red().sentAt("2026-07-01T07:50:00+08:00").xml());
    assertThat(test.state()).isEqualTo(ReceiptState.ACCEPTED);
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.YELLOW);
    assertThat(portal.told).hasSize(1);
  }

  @Test
  void theRealThingIsShownAlsoWhenATestOfTheSameNameCameFirst() {
    portal.receive(aRainWarning("A1").status("Test").xml());
    portal.receive(aRainWarning("B1").status("Test").sentAt("2026-07-01T07:50:00+08:00").xml());
    Instant before = portal.now;
    portal.now = portal.now.plusSeconds(60);
    portal.receive(aRainWarning("A1").red().sentAt("2026-07-01T07:50:00+08:00").xml());
    portal.receive(aRainWarning("B1").red().xml());
    assertThat(portal.everywhere())
        .extracting(WarningRow::level)
        .containsExactly(WarningLevel.RED, WarningLevel.RED);
    assertThat(portal.told).extracting(WarningChanged::material).containsExactly(true, true);
    assertThat(portal.board.active(before, null)).isEmpty();
  }

  @Test
  void theSignedWeeklyTestOfAlabamaReachesNobody() {
    Path file = SharedFixtures.warn().resolve("cap-valid/ipaws-alabama-rwt-cancel-signed.xml");
    Receipt receipt = portal.intake.receive(SharedFixtures.bytes(file), "http");
    assertThat(receipt.state()).isEqualTo(ReceiptState.ACCEPTED);
    assertThat(portal.told).isEmpty();
  }

  @Test
  void demonstrationIsShownOnlyWhereTheSettingSaysSo() {
    String exercise = aRainWarning("D1").status("Exercise").xml();
    byte[] bytes = exercise.getBytes(StandardCharsets.UTF_8);
    portal.intake.receive(bytes, "demo");
    assertThat(portal.everywhere()).isEmpty();

    IntakeInMemory demonstration = new IntakeInMemory(true);
    demonstration.intake.receive(bytes, "demo");
    demonstration.intake.receive(aRainWarning("D2").xml().getBytes(StandardCharsets.UTF_8), "demo");
    assertThat(demonstration.everywhere()).hasSize(1);
    assertThat(demonstration.everywhere().get(0).demo()).isTrue();
    demonstration.board.demo = false;
    assertThat(demonstration.everywhere()).isEmpty();
  }

  @Test
  void anExpiredWarningIsNoAllClear() {
    portal.receive(aRainWarning("A1").xml());
    portal.now = Instant.parse("2026-07-01T12:00:01Z");
    assertThat(portal.everywhere()).isEmpty();
    assertThat(portal.board.details(portal.told.get(0).publicId()).row().state())
        .isEqualTo(WarningState.EXPIRED);
  }

  @Test
  void whatHeldBeforeIsAnsweredByWhatWasKnownThen() {
    portal.receive(aRainWarning("A1").xml());
    Instant then = portal.now;
    portal.now = portal.now.plus(Duration.ofMinutes(30));
    portal.receive(aRainWarning("A2").update("A1").sentAt("2026-07-01T08:20:00+08:00").red().xml());
    portal.now = portal.now.plus(Duration.ofMinutes(30));
    portal.receive(aRainWarning("A3").cancel("A2").sentAt("2026-07-01T08:50:00+08:00").xml());
    assertThat(portal.board.active(then.minusSeconds(1), null)).isEmpty();
    assertThat(portal.board.active(then, null).get(0).level()).isEqualTo(WarningLevel.YELLOW);
    assertThat(portal.board.active(then.plus(Duration.ofMinutes(31)), null).get(0).level())
        .isEqualTo(WarningLevel.RED);
    assertThat(portal.board.active(portal.now, null)).isEmpty();
  }

  @Test
  void aWarningForAnotherDistrictDoesNotConcernUs() {
    portal.receive(aRainWarning("A1").area("210102000000").xml());
    assertThat(portal.board.active()).isEmpty();
    assertThat(portal.everywhere()).hasSize(1);
    assertThat(portal.board.active(portal.now, Place.of("210102").orElseThrow())).hasSize(1);
  }

  @Test
  void allClearForEveryAreaEndsTheWarning() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(
        aRainWarning("A2")
            .update("A1")
            .sentAt("2026-07-01T07:50:00+08:00")
            .responding("AllClear")
            .xml());
    assertThat(portal.everywhere()).isEmpty();
    assertThat(portal.board.details(portal.told.get(0).publicId()).row().state())
        .isEqualTo(WarningState.ENDED);
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
  void aReceiptSaysWhyThePublicDoesNotSeeTheMessage() {
    assertThat(portal.receive(aRainWarning("A1").xml()).hiddenBecause()).isNull();
    assertThat(portal.receive(aRainWarning("A2").status("Test").xml()).hiddenBecause())
        .isEqualTo("hidden.status");
    assertThat(portal.receive(aRainWarning("A3").eventCode("RWT").xml()).hiddenBecause())
        .isEqualTo("hidden.drill");
    assertThat(portal.receive(aRainWarning("A4").cancel("A0").xml()).hiddenBecause())
        .isEqualTo("hidden.nothingToCancel");
    byte[] test = aRainWarning("A5").status("Test").xml().getBytes(StandardCharsets.UTF_8);
    Receipt waiting = portal.intake.upload(test, "传真");
    assertThat(waiting.hiddenBecause()).isNull();
    assertThat(portal.intake.content(waiting.id()).orElseThrow().hiddenBecause())
        .isEqualTo("hidden.status");
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

  @Test
  void anyOrderAndAnyRepetitionOfRealMessagesGivesTheSameThreads() {
    List<byte[]> messages = new ArrayList<>();
    for (Path file : SharedFixtures.filesIn(SharedFixtures.warn().resolve("cap-valid"))) {
      if (file.getFileName().toString().matches("(mx-conagua|se-smhi|au-rfs).*")) {
        messages.add(SharedFixtures.bytes(file));
      }
    }
    assertThat(messages).hasSizeGreaterThan(90);
    List<String> inOrder = replay(messages);
    for (int seed = 1; seed <= 20; seed++) {
      List<byte[]> shuffled = new ArrayList<>(messages);
      Random random = new Random(seed);
      for (int i = 0; i < 20; i++) {
        shuffled.add(messages.get(random.nextInt(messages.size())));
      }
      Collections.shuffle(shuffled, random);
      assertThat(replay(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  @Test
  void anyOrderOfAStoryWithTwinsAndCancelsGivesTheSameEnd() {
    List<byte[]> story = new ArrayList<>();
    String time = "2026-07-01T07:3";
    for (String xml :
        List.of(
            aRainWarning("A1").sentAt(time + "0:00+08:00").xml(),
            aRainWarning("A2").sentAt(time + "1:00+08:00").update("A1").red().xml(),
            aRainWarning("A3").sentAt(time + "2:00+08:00").update("A1", "A2").blue().xml(),
            aRainWarning("A3").sentAt(time + "2:00+08:00").update("A2").red().xml(),
            aRainWarning("B1").sentAt(time + "3:00+08:00").xml(),
            aRainWarning("AB").sentAt(time + "4:00+08:00").update("A3", "B1").xml(),
            aRainWarning("AX").sentAt(time + "5:00+08:00").cancel("AB").xml(),
            aRainWarning("ZX").sentAt(time + "5:00+08:00").cancel("ZZ").xml())) {
      story.add(xml.getBytes(StandardCharsets.UTF_8));
    }
    List<String> inOrder = replay(story);
    for (int seed = 1; seed <= 300; seed++) {
      List<byte[]> shuffled = new ArrayList<>(story);
      Random random = new Random(seed);
      shuffled.add(story.get(random.nextInt(story.size())));
      Collections.shuffle(shuffled, random);
      assertThat(replay(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
    }
    assertThat(inOrder).hasSize(2);
  }

  private static List<String> replay(List<byte[]> messages) {
    IntakeInMemory fresh = new IntakeInMemory();
    for (byte[] message : messages) {
      fresh.now = fresh.now.plusSeconds(1);
      fresh.intake.receive(message, "http");
    }
    fresh.now = Instant.parse("2026-07-01T02:00:00Z");
    return fresh.stateOfTheWorld();
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
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.YELLOW);
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(levelsAt("210103005000")).isEmpty();
  }
}
