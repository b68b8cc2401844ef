package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;

import cn.shenhe.portal.content.warning.area.Place;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A warning that goes on in parts, each with its own level, and what a cancel ends of it. */
class WarningSplitTest {

  private final IntakeInMemory portal = new IntakeInMemory();

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
    assertThat(detail.story().get(3).changes()).containsExactly("AREA_NARROWED", "PARTS_REMAIN");
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

  private Receipt cancelled(CapText cancel) {
    return portal.receive(cancel.sentAt("2026-07-01T07:50:00+08:00").xml());
  }

  /** A cancel may say nothing but what it cancels. */
  private Receipt cancelledInAWord(CapText cancel) {
    String whole = cancel.sentAt("2026-07-01T07:50:00+08:00").xml();
    return portal.receive(whole.replaceAll("<info>.*</info>", ""));
  }

  private WarningDetail detail() {
    return portal.board.details(portal.told.get(0).publicId());
  }

  private static List<String> codes(Receipt receipt) {
    return receipt.reasons().stream().map(Receipt.Line::code).toList();
  }

  @Test
  void oneCancelThatNamesAllPartsEndsAll() {
    split();
    Receipt receipt = cancelledInAWord(aRainWarning("C4").cancel("U2", "U3"));
    assertThat(receipt.state()).isEqualTo(ReceiptState.ACCEPTED);
    assertThat(codes(receipt)).doesNotContain("cancel.PARTS_REMAIN");
    assertThat(portal.everywhere()).isEmpty();
    assertThat(detail().row().state()).isEqualTo(WarningState.CANCELLED);
    assertThat(detail().story().get(3).changes()).containsExactly("CANCELLED");
    assertThat(portal.told.get(3).material()).isTrue();
  }

  @Test
  void whatACancelLeavesOpenIsSaidToStaff() {
    split();
    Receipt receipt = cancelledInAWord(aRainWarning("C4").cancel("U2"));
    assertThat(receipt.tier()).isEqualTo(AcceptanceTier.ACCEPT_WITH_WARNING);
    assertThat(receipt.reasons())
        .containsExactly(
            new Receipt.Line(
                AcceptanceTier.ACCEPT_WITH_WARNING,
                "cancel.PARTS_REMAIN",
                "references",
                "沈阳市气象台发布暴雨黄色预警 沈河区"));
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    WarningRow left = portal.everywhere().get(0);
    assertThat(left.sent()).isEqualTo(Instant.parse("2026-06-30T23:41:00Z"));
    assertThat(left.changedAt()).isEqualTo(Instant.parse("2026-06-30T23:50:00Z"));
  }

  @Test
  void aCancelOfTheOriginWithoutAreasEndsAllThatCameOfIt() {
    split();
    cancelledInAWord(aRainWarning("C4").cancel("A1"));
    assertThat(detail().row().state()).isEqualTo(WarningState.CANCELLED);
  }

  @Test
  void aCancelOfTheOriginEndsOnlyThePartsWithinItsAreas() {
    split();
    Receipt receipt = cancelled(aRainWarning("C4").cancel("A1").area(ONE));
    assertThat(levelsAt(ONE)).isEmpty();
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(codes(receipt)).containsExactly("cancel.PARTS_REMAIN");
    // Once more for the same area: the other part goes on.
    cancelled(aRainWarning("C5").cancel("A1").area(ONE));
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    cancelled(aRainWarning("C6").cancel("A1").area(OTHER));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aCancelOfTheOriginForAnotherAreaEndsNothingAndSaysSo() {
    split();
    Receipt receipt = cancelled(aRainWarning("C4").cancel("A1").area("210103005000"));
    assertThat(codes(receipt)).containsExactly("cancel.PARTS_REMAIN");
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.RED);
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(detail().story().get(3).changes()).containsExactly("PARTS_REMAIN");
    assertThat(portal.told.get(3).material()).isFalse();
  }

  @Test
  void whoNamesTheWholeChainOfOnePartEndsThatPart() {
    split();
    cancelledInAWord(aRainWarning("C4").cancel("A1", "U2"));
    assertThat(levelsAt(ONE)).isEmpty();
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    // The areas of the whole say that all is meant.
    cancelled(aRainWarning("C5").cancel("A1", "U2"));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aCancelOfOnePartSaidAgainEndsNoOther() {
    split();
    cancelledInAWord(aRainWarning("C4").cancel("A1", "U2"));
    Receipt again = cancelledInAWord(aRainWarning("C5").cancel("A1", "U2"));
    assertThat(codes(again)).containsExactly("cancel.PARTS_REMAIN");
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    assertThat(detail().row().state()).isEqualTo(WarningState.ACTIVE);
    cancelledInAWord(aRainWarning("C6").cancel("A1", "U3"));
    assertThat(detail().row().state()).isEqualTo(WarningState.CANCELLED);
  }

  @Test
  void whoNamesTheChainOfOnePartUpToWhatWasReplacedEndsThatPart() {
    split();
    portal.receive(
        aRainWarning("U4").update("U2").sentAt("2026-07-01T07:45:00+08:00").area(ONE).xml());
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.YELLOW);
    cancelledInAWord(aRainWarning("C5").cancel("A1", "U2"));
    assertThat(levelsAt(ONE)).isEmpty();
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
  }

  @Test
  void aMessageThatWasNeverTakenKeepsNoWarningOpen() {
    portal.receive(aRainWarning("A1").xml());
    portal.receive(
        aRainWarning("U2").update("A1", "X").sentAt("2026-07-01T07:40:00+08:00").red().xml());
    cancelledInAWord(aRainWarning("C3").cancel("A1"));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aPartOfUnknownOriginIsNotOverWithAnother() {
    portal.receive(aRainWarning("A1").update("W").area(ONE).xml());
    portal.receive(aRainWarning("U2").update("A1", "X").sentAt("2026-07-01T07:40:00+08:00").xml());
    cancelledInAWord(aRainWarning("C3").cancel("X"));
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.YELLOW);
  }

  /** Two warnings that an update makes one of. */
  private void merge() {
    portal.receive(aRainWarning("A1").area(ONE).xml());
    portal.receive(aRainWarning("B1").area(OTHER).xml());
    portal.receive(
        aRainWarning("U2").update("A1", "B1").sentAt("2026-07-01T07:40:00+08:00").red().xml());
    assertThat(portal.everywhere()).extracting(WarningRow::level).containsExactly(WarningLevel.RED);
  }

  @Test
  void anUpdateThatMergedTwoWarningsIsNotOverWithOneOfThem() {
    merge();
    Receipt receipt = cancelledInAWord(aRainWarning("C3").cancel("A1"));
    assertThat(codes(receipt)).containsExactly("cancel.PARTS_REMAIN");
    assertThat(levelsAt(ONE)).containsExactly(WarningLevel.RED);
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.RED);
  }

  @Test
  void aCancelOfBothThatWereMergedEndsWhatCameOfThem() {
    merge();
    cancelledInAWord(aRainWarning("C3").cancel("A1", "B1"));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void aCancelOfTheUpdateThatMergedThemEndsAll() {
    merge();
    cancelledInAWord(aRainWarning("C3").cancel("U2"));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void oneCancelThatNamesTwoWarningsEndsBoth() {
    portal.receive(aRainWarning("A1").area(ONE).xml());
    portal.receive(aRainWarning("B1").area(OTHER).xml());
    assertThat(portal.everywhere()).hasSize(2);
    cancelledInAWord(aRainWarning("C3").cancel("A1", "B1"));
    assertThat(portal.everywhere()).isEmpty();
  }

  @Test
  void messagesThatNameOneAnotherInACircleAreReadToTheirEnd() {
    portal.receive(aRainWarning("U1").update("U2", "U1").area(ONE).xml());
    portal.receive(
        aRainWarning("U2").update("U1").sentAt("2026-07-01T07:40:00+08:00").area(OTHER).xml());
    assertThat(levelsAt(OTHER)).containsExactly(WarningLevel.YELLOW);
    cancelledInAWord(aRainWarning("C3").cancel("U1"));
    assertThat(portal.everywhere()).isEmpty();
  }
}
