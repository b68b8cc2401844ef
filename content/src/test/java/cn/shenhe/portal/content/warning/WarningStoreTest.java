package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shenhe.portal.content.testing.TestDatabase;
import cn.shenhe.portal.content.warning.area.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same intake and board on the real schema. */
class WarningStoreTest {

  private final TestDatabase database = new TestDatabase();
  private WarningIntake intake;
  private WarningBoard board;
  private WarningPublishing publishing;
  private Instant now;

  @BeforeEach
  void wire() {
    intake = database.bean(WarningIntake.class);
    board = database.bean(WarningBoard.class);
    publishing = database.bean(WarningPublishing.class);
    now = database.bean(WarningBoard.class).clock.instant();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void namesThatFitInNoIndexAreRefusedWithAReceipt() {
    String good = aRainWarning("OK").xml();
    String list =
        "<alerts>"
            + aRainWarning("A".repeat(501)).xml()
            + aRainWarning("B1").from("长".repeat(500)).xml()
            + aRainWarning("C1").update("x".repeat(400) + ";" + "y".repeat(200)).xml()
            + good
            + "</alerts>";
    List<Receipt> receipts =
        database.in(() -> intake.receiveAll(list.getBytes(StandardCharsets.UTF_8), "http"));
    assertThat(receipts)
        .extracting(Receipt::state)
        .containsExactly(
            ReceiptState.REFUSED,
            ReceiptState.REFUSED,
            ReceiptState.WAITING,
            ReceiptState.ACCEPTED);
    assertThat(receipts.get(0).reasons())
        .extracting(Receipt.Line::code)
        .contains("rule.NAME_TOO_LONG");
    assertThat(receipts.get(2).reasons())
        .extracting(Receipt.Line::code)
        .contains("rule.REFERENCE_UNREADABLE");
    assertThat(database.in(() -> intake.raw(receipts.get(0).id())))
        .asString()
        .contains("A".repeat(501));
  }

  @Test
  void aThreadSurvivesItsTransactionsAndIsFoundByPlaceAndInTheArchive() {
    receive(warning("A1"));
    receive(warning("A2").update("A1").sentAt("2026-11-23T07:40:00+08:00").red());
    WarningRow row = database.in(() -> board.active()).get(0);
    assertThat(row.level()).isEqualTo(WarningLevel.RED);
    assertThat(row.revision()).isEqualTo(2);
    assertThat(found("暴雨", WarningLevel.RED)).hasSize(1);
    assertThat(found("暴雨", WarningLevel.BLUE)).isEmpty();
    assertThat(found("100%_", null)).isEmpty();
    WarningDetail detail = database.in(() -> board.details(row.id()));
    assertThat(detail.story()).extracting(WarningDetail.Step::number).containsExactly(1, 2);
    assertThat(detail.story().get(1).changes()).contains("LEVEL_RAISED");
    assertThat(new String(database.in(() -> publishing.cap(row.id())), StandardCharsets.UTF_8))
        .contains("<identifier>A2</identifier>");
  }

  @Test
  void theListChangesWhenAMessageComesAndWhenOneRunsOut() {
    assertThat(database.in(() -> publishing.changedAt())).isEqualTo(Instant.EPOCH);
    receive(warning("A1"));
    assertThat(database.in(() -> publishing.changedAt())).isEqualTo(now);
    Instant until = database.in(() -> board.active()).get(0).until();
    database.tick(Duration.between(now, until).toSeconds() + 60);
    assertThat(database.in(() -> board.active())).isEmpty();
    assertThat(database.in(() -> publishing.changedAt())).isEqualTo(until);
  }

  @Test
  void theVerySameBytesLeaveNoSecondRow() {
    receive(warning("A1"));
    assertThat(receive(warning("A1")).state()).isEqualTo(ReceiptState.DUPLICATE);
    assertThat(database.in(() -> intake.receipts(null, 0))).hasSize(1);
  }

  @Test
  void aLateMessageJoinsTwoThreadsAndTheOldAddressLeadsOn() {
    receive(warning("A1"));
    String first = database.in(() -> board.active()).get(0).id();
    database.tick(1);
    receive(warning("B1"));
    List<WarningRow> two = database.in(() -> board.active());
    assertThat(two).hasSize(2);
    receive(warning("AB").update("A1", "B1").sentAt("2026-11-23T07:40:00+08:00"));
    assertThat(database.in(() -> board.active())).hasSize(1);
    for (WarningRow row : two) {
      assertThat(database.in(() -> board.details(row.id())).row().id()).isEqualTo(first);
    }
  }

  @Test
  void ofMessagesThatHoldSideBySideEachHasAFileOfItsOwn() {
    receive(warning("A1"));
    receive(warning("U2").update("A1").sentAt("2026-11-23T07:40:00+08:00").red().area("210103002"));
    receive(warning("U3").update("A1").sentAt("2026-11-23T07:41:00+08:00").area("210103003"));
    String id = database.in(() -> board.active()).get(0).id();
    assertThat(cap(database.in(() -> publishing.cap(id)))).isEqualTo("U2");
    assertThat(database.in(() -> publishing.standing(id)))
        .extracting(key -> cap(database.in(() -> publishing.cap(id, key))))
        .containsExactlyInAnyOrder("U2", "U3");
    assertThatThrownBy(() -> database.in(() -> publishing.cap(id, "0123456789abcdef")))
        .isInstanceOf(UnknownWarning.class);
  }

  private static String cap(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .replaceAll("(?s).*<identifier>([^<]*)</identifier>.*", "$1");
  }

  @Test
  void aCancelledWarningIsInTheArchiveOnly() {
    receive(warning("A1"));
    receive(warning("AX").cancel("A1").sentAt("2026-11-23T07:50:00+08:00"));
    assertThat(database.in(() -> board.active())).isEmpty();
    assertThat(found(null, null))
        .extracting(WarningRow::state)
        .containsExactly(WarningState.CANCELLED);
  }

  @Test
  void whatEndedIsToldOfForADayWhereItHeld() {
    Place here = Place.of("210103002").orElseThrow();
    receive(warning("A1").area("210103002"));
    receive(warning("B1").from("other@example.org").area("210103003"));
    receive(warning("C1").from("third@example.org").area("210103"));
    assertThat(ended(here)).isEmpty();
    receive(warning("AX").cancel("A1").sentAt("2026-11-23T07:50:00+08:00"));
    receive(
        warning("CX")
            .from("third@example.org")
            .update("C1")
            .area("210103")
            .responding("AllClear")
            .sentAt("2026-11-23T07:55:00+08:00"));
    assertThat(ended(here))
        .extracting(one -> one.row().state())
        .containsExactly(WarningState.ENDED, WarningState.CANCELLED);
    assertThat(ended(here).get(1).over()).isEqualTo(Instant.parse("2026-11-22T23:50:00Z"));
    assertThat(ended(Place.of("210103003").orElseThrow()))
        .extracting(one -> one.row().state())
        .containsExactly(WarningState.ENDED);
    database.tick(Duration.ofHours(13).toSeconds());
    assertThat(ended(Place.district()))
        .as("B1 ran out at 20:00")
        .extracting(one -> one.row().state())
        .containsExactly(WarningState.EXPIRED, WarningState.ENDED, WarningState.CANCELLED);
    database.tick(Duration.ofHours(12).toSeconds());
    assertThat(ended(Place.district()))
        .extracting(one -> one.row().state())
        .containsExactly(WarningState.EXPIRED);
  }

  private List<EndedWarning> ended(Place place) {
    Instant since = board.clock.instant().minus(Duration.ofHours(24));
    return database.in(() -> board.ended(since, place));
  }

  @Test
  void theStorySaysFromWhatToWhatEachMessageChangedIt() {
    receive(warning("A1"));
    receive(
        warning("A2")
            .update("A1")
            .sentAt("2026-11-23T07:40:00+08:00")
            .red()
            .expires("2026-11-23T22:00:00+08:00"));
    String id = database.in(() -> board.active()).get(0).id();
    List<WarningDetail.Step> story = database.in(() -> board.details(id)).story();
    assertThat(story.get(0).differences()).isEmpty();
    assertThat(story.get(1).material()).isTrue();
    assertThat(story.get(1).differences())
        .contains(
            new WarningDetail.Difference(
                WarningDetail.What.LEVEL, WarningLevel.YELLOW, WarningLevel.RED),
            new WarningDetail.Difference(
                WarningDetail.What.UNTIL,
                Instant.parse("2026-11-23T12:00:00Z"),
                Instant.parse("2026-11-23T14:00:00Z")))
        .extracting(WarningDetail.Difference::what)
        .doesNotContain(
            WarningDetail.What.AREA, WarningDetail.What.ONSET, WarningDetail.What.INSTRUCTION);
    receive(warning("AX").cancel("A2").sentAt("2026-11-23T07:50:00+08:00"));
    assertThat(database.in(() -> board.details(id)).story().get(2).differences()).isEmpty();
  }

  @Test
  void everyKindOfDangerStandsInOneFamilyOnly() {
    List<HazardFamily> families = database.in(() -> board.hazards());
    assertThat(families)
        .extracting(HazardFamily::name)
        .containsExactly("常见", "水旱", "气象", "地质", "其他");
    assertThat(families.get(0).hazards()).contains("暴雨", "暴雪", "高温");
    assertThat(families.stream().flatMap(family -> family.hazards().stream()).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Hazards.names());
  }

  @Test
  void whatHeldAMinuteAgoIsStillAnswered() {
    receive(warning("A1"));
    database.tick(60);
    receive(warning("AX").cancel("A1").sentAt("2026-11-23T08:00:30+08:00"));
    assertThat(database.in(() -> board.active(now, null))).hasSize(1);
    assertThat(database.in(() -> board.active(now.plusSeconds(60), null))).isEmpty();
  }

  @Test
  void uploadWaitsForASecondPersonAndKeepsTheRawBytes() {
    byte[] bytes = warning("A1").xml().getBytes(StandardCharsets.UTF_8);
    database.as("officer-a");
    Receipt receipt = database.in(() -> intake.upload(bytes, "传真"));
    assertThat(receipt.state()).isEqualTo(ReceiptState.WAITING);
    assertThat(database.in(() -> intake.raw(receipt.id()))).isEqualTo(bytes);
    assertThatThrownBy(() -> database.in(() -> intake.approve(receipt.id(), "")))
        .isInstanceOf(WarningRefused.class);
    database.as("officer-b");
    database.in(() -> intake.approve(receipt.id(), "已核对"));
    assertThat(database.in(() -> board.active())).hasSize(1);
    assertThat(database.in(() -> intake.receipts(ReceiptState.APPROVED, 0))).hasSize(1);
  }

  @Test
  void aFileThatIsNotCapIsKeptAndRefused() {
    Receipt receipt =
        database.in(() -> intake.receive("<a/>".getBytes(StandardCharsets.UTF_8), "http"));
    assertThat(receipt.state()).isEqualTo(ReceiptState.REFUSED);
    assertThatThrownBy(() -> database.in(() -> intake.approve(receipt.id(), "")))
        .isInstanceOf(WarningRefused.class);
  }

  private Receipt receive(CapText cap) {
    byte[] bytes = cap.xml().getBytes(StandardCharsets.UTF_8);
    return database.in(() -> intake.receive(bytes, "http"));
  }

  private List<WarningRow> found(String words, WarningLevel level) {
    return database.in(() -> board.search(new ArchiveSearch(words, null, level, null, null, 0)));
  }

  private static CapText warning(String identifier) {
    return aRainWarning(identifier)
        .sentAt("2026-11-23T07:30:00+08:00")
        .expires("2026-11-23T20:00:00+08:00");
  }
}
