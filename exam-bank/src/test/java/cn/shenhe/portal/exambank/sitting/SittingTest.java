package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SittingTest {

  private static final Instant BELL = Instant.parse("2026-11-23T01:00:00Z");
  private static final Duration GRACE = Duration.ofMinutes(2);

  private final Sitting sitting = aSittingOf(60, 4, BELL.plus(Duration.ofHours(3)));
  private final InMemorySittings store = new InMemorySittings(sitting);
  private final SittingDesk desk = new SittingDesk(store, GRACE);

  static Sitting aSittingOf(int minutes, int questions, Instant sessionEnds) {
    return new Sitting(
        1, "session", 1, "person", "张三", 1, sessionEnds, "paper", questions, minutes, 0, 0);
  }

  /** A page: its secret and the journal it writes. */
  private static final class Page {

    final String token;
    final List<JournalEntry> journal = new ArrayList<>();
    String hash;

    Page(SittingDesk.Opened opened) {
      token = opened.token();
      hash = opened.sitting().anchor();
    }

    List<JournalEntry> answer(int question, String option, Instant at) {
      JournalEntry entry =
          JournalEntry.after(
              hash, journal.size() + 1, EventKind.ANSWER, question, "[\"" + option + "\"]", at);
      journal.add(entry);
      hash = entry.hash();
      return List.of(entry);
    }
  }

  private Page open(Instant now) {
    return new Page(
        desk.open("id", "person", new DeviceFacts("127.0.0.1", "test", List.of()), now));
  }

  private SaveReceipt save(Page page, List<JournalEntry> entries, Instant now) {
    return desk.save("id", page.token, entries, now);
  }

  private FinalAnswers last() {
    assertThat(store.closings).hasSize(1);
    return store.closings.get(0);
  }

  @Test
  void theLastMomentCountsAndTheNextDoesNot() {
    Page page = open(BELL);
    Instant deadline = sitting.deadline();
    assertThat(deadline).isEqualTo(BELL.plus(Duration.ofMinutes(60)));
    for (int question = 1; question <= 3; question++) {
      Instant at = deadline.minusMillis(new int[] {3_000, 200, 0}[question - 1]);
      assertThat(save(page, page.answer(question, "a", at), at).refusal()).isNull();
    }
    Instant after = deadline.plusMillis(500);
    assertThat(save(page, page.answer(4, "a", after), after).refusal()).isEqualTo("sitting.over");
    desk.handIn(new HandInCall("id", page.token, List.of(), 3, true, after));
    assertThat(last().answers()).containsOnlyKeys(1, 2, 3);
    assertThat(last().lateFlagged()).isEmpty();
    assertThat(last().submittedAt()).isEqualTo(deadline);
    assertThat(last().by()).isEqualTo(SubmittedBy.DEADLINE);
  }

  @Test
  void whoeverOpensTheSittingAgainIsToldWhereTheyWere() {
    Page page = open(BELL);
    save(page, page.answer(3, "a", BELL.plusSeconds(1)), BELL.plusSeconds(1));
    save(page, page.answer(2, "a", BELL.plusSeconds(2)), BELL.plusSeconds(2));
    DeviceFacts device = new DeviceFacts("127.0.0.1", "test", List.of());
    assertThat(desk.open("id", "person", device, BELL.plusSeconds(9)).answers().lastQuestion())
        .isEqualTo(2);
  }

  @Test
  void anAnswerOfTheJournalDeliveredInTheGraceCountsAndIsFlagged() {
    Page page = open(BELL);
    Instant deadline = sitting.deadline();
    List<JournalEntry> inTime = page.answer(1, "a", deadline.minusSeconds(30));
    List<JournalEntry> tooLate = page.answer(2, "a", deadline.plusSeconds(1));
    assertThat(save(page, inTime, deadline.plusSeconds(119)).refusal()).isNull();
    assertThat(save(page, tooLate, deadline.plusSeconds(119)).refusal()).isEqualTo("sitting.over");
    desk.current("id", deadline.plus(GRACE).plusMillis(1));
    assertThat(last().answers()).containsOnlyKeys(1);
    assertThat(last().lateFlagged()).containsExactly(1);
  }

  @Test
  void nothingIsTakenAfterTheGraceAndTheServerHandsIn() {
    Page page = open(BELL);
    Instant deadline = sitting.deadline();
    save(page, page.answer(1, "a", BELL.plusSeconds(5)), BELL.plusSeconds(5));
    List<JournalEntry> entry = page.answer(2, "b", deadline.minusSeconds(5));
    SaveReceipt receipt = save(page, entry, deadline.plus(GRACE).plusMillis(1));
    assertThat(receipt.refusal()).isEqualTo("sitting.closed");
    assertThat(receipt.state()).isEqualTo(SittingState.CLOSED);
    assertThat(last().answers()).containsOnlyKeys(1);
  }

  @Test
  void aClockOfYesterdayOrTomorrowChangesNothing() {
    Page page = open(BELL);
    Instant deadline = sitting.deadline();
    Instant day = BELL.plus(Duration.ofDays(1));
    save(page, page.answer(1, "a", BELL.minus(Duration.ofDays(1))), BELL.plusSeconds(1));
    save(page, page.answer(1, "b", day), BELL.plusSeconds(2));
    assertThat(store.events(sitting).get(1).madeAt()).isEqualTo(BELL);
    assertThat(store.events(sitting).get(2).madeAt()).isEqualTo(BELL.plusSeconds(2));
    List<JournalEntry> late = page.answer(1, "c", day);
    assertThat(save(page, late, deadline.plusSeconds(1)).refusal()).isEqualTo("sitting.over");
  }

  @Test
  void aLineSentTwiceIsTakenOnceAndAGapOrABrokenChainNotAtAll() {
    Page page = open(BELL);
    List<JournalEntry> one = page.answer(1, "a", BELL);
    List<JournalEntry> two = page.answer(2, "b", BELL);
    List<JournalEntry> three = page.answer(3, "c", BELL);
    assertThat(save(page, two, BELL).refusal()).isEqualTo("sitting.gap");
    assertThat(save(page, one, BELL).acked()).isEqualTo(1);
    assertThat(save(page, one, BELL).acked()).isEqualTo(1);
    JournalEntry forged = new JournalEntry(2, EventKind.ANSWER, 2, "[\"x\"]", 0, two.get(0).hash());
    assertThat(save(page, List.of(forged), BELL).refusal()).isEqualTo("sitting.chain");
    assertThat(save(page, List.of(two.get(0), three.get(0)), BELL).acked()).isEqualTo(3);
    assertThat(store.events(sitting)).hasSize(4);
  }

  @Test
  void theSecondDeviceFencesTheFirstWhichMayOnlyDeliverWhatItWrote() {
    Page first = open(BELL);
    List<JournalEntry> offlineOne = first.answer(1, "first", BELL.plusSeconds(10));
    List<JournalEntry> offlineTwo = first.answer(2, "first", BELL.plusSeconds(11));
    Page second = open(BELL.plusSeconds(20));
    save(second, second.answer(1, "second", BELL.plusSeconds(21)), BELL.plusSeconds(21));
    Instant back = BELL.plusSeconds(30);
    SaveReceipt receipt = save(first, List.of(offlineOne.get(0), offlineTwo.get(0)), back);
    assertThat(receipt.fenced()).isTrue();
    assertThat(receipt.acked()).isEqualTo(2);
    assertThat(desk.handIn(new HandInCall("id", first.token, List.of(), 2, false, back)).refusal())
        .isEqualTo("sitting.fenced");
    desk.handIn(new HandInCall("id", second.token, List.of(), 1, false, back));
    assertThat(last().answers())
        .containsEntry(1, List.of("second"))
        .containsEntry(2, List.of("first"));
  }

  @Test
  void handingInTwiceIsHandingInOnce() {
    Page page = open(BELL);
    List<JournalEntry> entry = page.answer(1, "a", BELL);
    Instant now = BELL.plusSeconds(5);
    assertThat(desk.handIn(new HandInCall("id", page.token, List.of(), 1, false, now)).refusal())
        .isEqualTo("sitting.gap");
    HandInReceipt receipt = desk.handIn(new HandInCall("id", page.token, entry, 1, false, now));
    assertThat(receipt.closed()).isTrue();
    assertThat(
            desk.handIn(new HandInCall("id", page.token, entry, 1, false, now.plusSeconds(9)))
                .code())
        .isEqualTo(receipt.code());
    assertThat(last().by()).isEqualTo(SubmittedBy.CANDIDATE);
    assertThat(save(page, page.answer(2, "b", now), now).refusal()).isEqualTo("sitting.closed");
    assertThatThrownBy(() -> open(now)).isInstanceOf(SittingRefused.class);
  }

  @Test
  void extraTimeMovesTheDeadlineAndNeverReopens() {
    open(BELL);
    Instant almost = sitting.deadline().minusSeconds(10);
    sitting.extend(25, 0, "", almost);
    assertThat(sitting.deadline()).isEqualTo(BELL.plus(Duration.ofMinutes(75)));
    sitting.extend(0, 10, "", almost);
    assertThat(sitting.deadline()).isEqualTo(BELL.plus(Duration.ofMinutes(85)));
    desk.end(sitting, SubmittedBy.INVIGILATOR, almost);
    assertThatThrownBy(() -> sitting.extend(0, 10, "", almost)).isInstanceOf(SittingRefused.class);
    assertThat(sitting.state()).isEqualTo(SittingState.CLOSED);
  }

  @Test
  void aPauseCostsNoTimeAndTakesNothingNew() {
    Page page = open(BELL);
    List<JournalEntry> before = page.answer(1, "a", BELL.plusSeconds(59));
    sitting.pause(BELL.plusSeconds(60));
    assertThat(save(page, before, BELL.plusSeconds(61)).refusal()).isNull();
    List<JournalEntry> during = page.answer(2, "a", BELL.plusSeconds(70));
    assertThat(save(page, during, BELL.plusSeconds(70)).refusal()).isEqualTo("sitting.paused");
    assertThat(sitting.due(BELL.plus(Duration.ofDays(1)), GRACE)).isFalse();
    Instant end = BELL.plus(Duration.ofHours(3));
    assertThat(sitting.forgotten(end.plus(Duration.ofHours(12)), Duration.ofHours(12))).isFalse();
    assertThat(sitting.forgotten(end.plus(Duration.ofHours(13)), Duration.ofHours(12))).isTrue();
    sitting.resume(BELL.plusSeconds(160));
    assertThat(sitting.deadline()).isEqualTo(BELL.plus(Duration.ofMinutes(60)).plusSeconds(100));
  }

  @Test
  void whoEntersLateHasTheTimeThatIsLeft() {
    open(BELL.plus(Duration.ofMinutes(150)));
    assertThat(sitting.deadline()).isEqualTo(BELL.plus(Duration.ofHours(3)));
  }

  @Test
  void anEditedEventIsFound() {
    Page page = open(BELL);
    save(page, page.answer(1, "a", BELL), BELL);
    String before = sitting.publicId();
    for (AnswerEvent event : store.events(sitting)) {
      assertThat(event.hashAfter(before)).isEqualTo(event.hash());
      assertThat(event.hashAfter("0" + before.substring(1) + "x")).isNotEqualTo(event.hash());
      before = event.hash();
    }
    assertThat(before).isEqualTo(sitting.lastHash());
  }
}
