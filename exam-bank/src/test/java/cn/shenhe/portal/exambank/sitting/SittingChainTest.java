package cn.shenhe.portal.exambank.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever edits, removes, adds or swaps a row of the answer events is found. */
class SittingChainTest {

  private static final Instant BELL = Instant.parse("2026-11-23T01:00:00Z");

  private final Sitting sitting = SittingTest.aSittingOf(60, 4, BELL.plus(Duration.ofHours(3)));
  private final List<AnswerEvent> events = new ArrayList<>();

  @BeforeEach
  void sitAndHandIn() {
    sitting.number(1);
    events.add(sitting.open("token", "anchor", "127.0.0.1", "test", BELL));
    List<JournalEntry> journal = new ArrayList<>();
    String hash = sitting.anchor();
    for (int question = 1; question <= 4; question++) {
      JournalEntry entry =
          JournalEntry.after(
              hash, question, EventKind.ANSWER, question, "[\"a\"]", BELL.plusSeconds(question));
      journal.add(entry);
      hash = entry.hash();
    }
    events.addAll(
        sitting
            .take(
                sitting.journal(),
                journal,
                BELL.plusSeconds(10),
                Duration.ofMinutes(2),
                (kind, question) -> 0)
            .events());
    events.add(sitting.close(SubmittedBy.CANDIDATE, BELL.plusSeconds(60)));
  }

  private boolean intact() {
    return Sittings.intact(sitting, events);
  }

  @Test
  void whatWasWrittenHolds() {
    assertThat(events).hasSize(6);
    assertThat(intact()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"content,[\"b\"]", "hash,0", "question,3"})
  void anEditedColumnIsFoundInWhateverRow(String column, String value)
      throws ReflectiveOperationException {
    Field field = AnswerEvent.class.getDeclaredField(column);
    field.setAccessible(true);
    for (AnswerEvent event : events) {
      Object before = field.get(event);
      Object edited = field.getType() == int.class ? (Object) Integer.valueOf(value) : value;
      if (!edited.equals(before)) {
        field.set(event, edited);
        assertThat(intact()).as("row " + event.seq()).isFalse();
        field.set(event, before);
      }
    }
    assertThat(intact()).isTrue();
  }

  @Test
  void aRemovedRowIsFoundAlsoTheLast() {
    for (int i = 0; i < events.size(); i++) {
      AnswerEvent gone = events.remove(i);
      assertThat(intact()).as("row " + gone.seq()).isFalse();
      events.add(i, gone);
    }
  }

  @Test
  void swappedAndRepeatedRowsAreFound() {
    AnswerEvent one = events.get(1);
    events.set(1, events.get(2));
    events.set(2, one);
    assertThat(intact()).isFalse();
    events.set(2, events.get(1));
    events.set(1, one);
    assertThat(intact()).isTrue();
    events.add(one);
    assertThat(intact()).isFalse();
  }

  @Test
  void anEditedADeletedAndAnAddedIncidentAreFound() throws ReflectiveOperationException {
    IncidentLog log = new IncidentLog(1);
    Incident first = log.append(incident("携带手机"));
    Incident second = log.append(incident("与人交谈"));
    Incident third = log.append(incident("提前离场"));
    assertThat(IncidentChain.whole(log, List.of(first, second, third))).isTrue();
    assertThat(IncidentChain.whole(log, List.of(first, third))).isFalse();
    assertThat(IncidentChain.whole(log, List.of(first, second))).as("the last one").isFalse();
    assertThat(IncidentChain.whole(log, List.of())).isFalse();
    assertThat(IncidentChain.whole(log, List.of(second, first, third))).isFalse();
    assertThat(IncidentChain.whole(null, List.of())).isTrue();
    assertThat(IncidentChain.whole(null, List.of(first))).isFalse();
    Field text = Incident.class.getDeclaredField("text");
    text.setAccessible(true);
    text.set(second, "无异常");
    assertThat(IncidentChain.whole(log, List.of(first, second, third))).isFalse();
  }

  private static Incident incident(String text) {
    return new Incident(1, 1L, Incident.Kind.DISCIPLINE, text, "person", BELL);
  }
}
