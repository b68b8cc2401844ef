package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not meant for the public never reaches it, and why is said. */
class WarningAdmissionTest {

  private final IntakeInMemory portal = new IntakeInMemory();

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
}
