package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two devices of one candidate do anything in any order: answer, lose and regain the network,
 * reload, hand in, run with a clock a day off, send again what was sent, deliver too late. Compared
 * with what must hold however it comes: one set of final answers, nothing after the hand-in,
 * nothing older over something newer, nothing acknowledged lost.
 */
class InterleavingsTest {

  private static final int RUNS = 20_000;
  private static final int STEPS = 60;
  private static final int QUESTIONS = 4;
  private static final Instant BELL = Instant.parse("2026-11-23T01:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(30);

  /** A line of a journal and the device (epoch) that wrote it. */
  private record Written(int epoch, JournalEntry entry) {}

  /** One page on a device: its journal survives a reload and goes out under its own secret. */
  private static final class Journalled {
    final int epoch;
    final String token;
    final List<Written> lines = new ArrayList<>();
    String hash;
    int acked;

    Journalled(SittingDesk.Opened opened) {
      epoch = opened.sitting().epoch();
      token = opened.token();
      hash = opened.sitting().anchor();
    }

    List<JournalEntry> unsent() {
      return lines.stream().skip(acked).map(Written::entry).toList();
    }
  }

  private static final class Device {
    final List<Journalled> pages = new ArrayList<>();
    boolean online = true;
    Duration clockError = Duration.ZERO;

    Journalled page() {
      return pages.isEmpty() ? null : pages.get(pages.size() - 1);
    }
  }

  /** Everything about one run. */
  private static final class Run {
    final Random random;
    final Sitting sitting = SittingTest.aSittingOf(5, QUESTIONS, BELL.plus(Duration.ofHours(1)));
    final InMemorySittings store = new InMemorySittings(sitting);
    final SittingDesk desk = new SittingDesk(store, GRACE);
    final Device[] devices = {new Device(), new Device()};
    Instant now = BELL;

    Run(long seed) {
      random = new Random(seed);
    }

    void go() {
      for (int i = 0; i < STEPS; i++) {
        now = now.plusMillis(random.nextInt(12_000));
        step(devices[random.nextInt(2)]);
      }
      now = now.plus(Duration.ofHours(1));
      if (sitting.state() != SittingState.PREPARED) {
        desk.current("id", now);
      }
    }

    private void step(Device device) {
      switch (random.nextInt(10)) {
        case 0 -> device.online = false;
        case 1, 2 -> device.online = true;
        case 3 -> device.clockError = Duration.ofDays(random.nextInt(3) - 1);
        case 4 -> reload(device);
        case 5 -> handIn(device);
        case 6 -> sendAgain(device);
        default -> answer(device);
      }
      if (device.online && random.nextInt(4) > 0) {
        deliver(device);
      }
    }

    private void reload(Device device) {
      if (!device.online) {
        return;
      }
      try {
        device.pages.add(
            new Journalled(desk.open("id", "person", new DeviceFacts("", "", List.of()), now)));
      } catch (SittingRefused over) {
        assertThat(sitting.over()).isTrue();
      }
    }

    private void answer(Device device) {
      Journalled page = device.page();
      if (page == null) {
        return;
      }
      String value = random.nextInt(6) == 0 ? "[]" : "[\"" + random.nextInt(1_000_000) + "\"]";
      JournalEntry entry =
          JournalEntry.after(
              page.hash,
              page.lines.size() + 1,
              EventKind.ANSWER,
              1 + random.nextInt(QUESTIONS),
              value,
              now.plus(device.clockError));
      page.lines.add(new Written(page.epoch, entry));
      page.hash = entry.hash();
    }

    /** Every page's journal goes out, the older ones first, cut into batches of any size. */
    private void deliver(Device device) {
      for (Journalled page : device.pages) {
        List<JournalEntry> unsent = page.unsent();
        if (!unsent.isEmpty()) {
          send(page, unsent.subList(0, 1 + random.nextInt(unsent.size())));
        }
      }
    }

    private void send(Journalled page, List<JournalEntry> batch) {
      SaveReceipt receipt = save(new SaveCall("id", page.token, batch, now));
      if (random.nextInt(5) > 0) {
        page.acked = Math.max(page.acked, receipt.acked());
      }
      // Else the answer of the server got lost on the way; the page will send again.
    }

    /** As the lane does: together if it can be, else alone. */
    private SaveReceipt save(SaveCall call) {
      return desk.saveTogether(List.of(call))
          .get(0)
          .orElseGet(
              () -> desk.save(call.publicId(), call.token(), call.entries(), call.receivedAt()));
    }

    private void sendAgain(Device device) {
      Journalled page = device.page();
      if (page != null && device.online && !page.lines.isEmpty()) {
        int from = random.nextInt(page.lines.size());
        send(page, page.lines.stream().skip(from).map(Written::entry).toList());
      }
    }

    private void handIn(Device device) {
      Journalled page = device.page();
      if (page == null || !device.online || random.nextInt(6) > 0) {
        return;
      }
      HandInReceipt receipt =
          handIn(
              new HandInCall(
                  "id", page.token, page.unsent(), page.lines.size(), random.nextBoolean(), now));
      if (page.epoch < sitting.epoch() && sitting.state() != SittingState.CLOSED) {
        assertThat(receipt.closed()).isFalse();
      }
    }

    /** Alone, or as one of several. */
    private HandInReceipt handIn(HandInCall call) {
      if (random.nextBoolean()) {
        return desk.handIn(call);
      }
      return desk.handInTogether(List.of(call)).get(0).orElseGet(() -> desk.handIn(call));
    }

    void check() {
      if (sitting.state() == SittingState.PREPARED) {
        return;
      }
      assertThat(sitting.state()).isEqualTo(SittingState.CLOSED);
      assertThat(store.closings).as("final answer sets").hasSize(1);
      List<AnswerEvent> events = store.events(sitting);
      assertThat(events.get(events.size() - 1).kind()).isEqualTo(EventKind.CLOSE);
      assertThat(events).as("nothing after the hand-in").hasSize(store.eventsAtClose);
      checkOrder(events);
      checkAcknowledged(events);
    }

    private void checkOrder(List<AnswerEvent> events) {
      Map<Integer, AnswerEvent> newest = new HashMap<>();
      String before = sitting.publicId();
      for (AnswerEvent event : events) {
        assertThat(event.hash()).isEqualTo(event.hashAfter(before));
        before = event.hash();
        if (event.kind() == EventKind.ANSWER && event.verdict() != EventVerdict.SUPERSEDED) {
          AnswerEvent other = newest.put(event.question(), event);
          assertThat(other == null || older(other, event)).as("older over newer").isTrue();
          assertThat(event.receivedAt()).isBeforeOrEqualTo(sitting.deadline().plus(GRACE));
          assertThat(event.madeAt()).isBeforeOrEqualTo(sitting.deadline());
        }
      }
      Map<Integer, List<String>> expected = new HashMap<>();
      newest.forEach(
          (question, event) -> {
            List<String> value = AnswerValue.parse(event.content()).orElseThrow();
            if (!value.isEmpty()) {
              expected.put(question, value);
            }
          });
      assertThat(store.closings.get(0).answers()).isEqualTo(expected);
    }

    private static boolean older(AnswerEvent one, AnswerEvent other) {
      return one.epoch() < other.epoch()
          || (one.epoch() == other.epoch() && one.clientSeq() < other.clientSeq());
    }

    /** Every acknowledged line is in the record, once, with what was written. */
    private void checkAcknowledged(List<AnswerEvent> events) {
      Map<String, String> recorded = new HashMap<>();
      for (AnswerEvent event : events) {
        if (event.clientSeq() > 0) {
          String twin = recorded.put(event.epoch() + "/" + event.clientSeq(), event.content());
          assertThat(twin).as("taken twice").isNull();
        }
      }
      for (Device device : devices) {
        for (Journalled page : device.pages) {
          for (int i = 0; i < page.acked; i++) {
            assertThat(recorded.get(page.epoch + "/" + (i + 1)))
                .isEqualTo(page.lines.get(i).entry().value());
          }
        }
      }
    }
  }

  @Test
  void whateverTwoDevicesDoThereIsOneFinalSetOfAnswers() {
    int closedByCandidate = 0;
    int closedByServer = 0;
    int superseded = 0;
    int late = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      Run run = new Run(seed);
      run.go();
      try {
        run.check();
      } catch (AssertionError e) {
        throw new AssertionError("run " + seed + ": " + e.getMessage(), e);
      }
      if (!run.store.closings.isEmpty()) {
        boolean candidate = run.store.closings.get(0).by() == SubmittedBy.CANDIDATE;
        closedByCandidate += candidate ? 1 : 0;
        closedByServer += candidate ? 0 : 1;
        late += run.store.closings.get(0).lateFlagged().isEmpty() ? 0 : 1;
      }
      superseded +=
          run.store.events(run.sitting).stream()
                  .anyMatch(event -> event.verdict() == EventVerdict.SUPERSEDED)
              ? 1
              : 0;
    }
    // The runs must have met the hard cases, or they would prove nothing.
    assertThat(closedByCandidate).isGreaterThan(RUNS / 10);
    assertThat(closedByServer).isGreaterThan(RUNS / 10);
    assertThat(superseded).isGreaterThan(RUNS / 50);
    assertThat(late).isGreaterThan(RUNS / 50);
  }
}
