package cn.shenhe.portal.content.warning;

import static cn.shenhe.portal.content.warning.CapText.aRainWarning;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages that speak of one another, in whatever order they come. */
class WarningThreadTest {

  private final IntakeInMemory portal = new IntakeInMemory();

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
}
