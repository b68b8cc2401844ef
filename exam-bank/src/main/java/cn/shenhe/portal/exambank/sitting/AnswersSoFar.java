package cn.shenhe.portal.exambank.sitting;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The answers and marks of a sitting, told by its events: the last one that counts wins. */
final class AnswersSoFar {

  private final Map<Integer, AnswerEvent> answers = new TreeMap<>();
  private final Map<Integer, AnswerEvent> flags = new TreeMap<>();

  private int lastQuestion;

  private AnswersSoFar() {}

  static AnswersSoFar of(List<AnswerEvent> events) {
    AnswersSoFar so = new AnswersSoFar();
    for (AnswerEvent event : events) {
      so.lastQuestion = event.question() > 0 ? event.question() : so.lastQuestion;
      boolean counts = event.verdict() != EventVerdict.SUPERSEDED;
      if (counts && event.kind() == EventKind.ANSWER) {
        so.answers.put(event.question(), event);
      } else if (counts && event.kind() == EventKind.FLAG) {
        so.flags.put(event.question(), event);
      }
    }
    return so;
  }

  /** Epoch of the device that last answered (or marked) a question; 0 when none has. */
  int epochOf(EventKind kind, int question) {
    AnswerEvent last = (kind == EventKind.FLAG ? flags : answers).get(question);
    return last == null ? 0 : last.epoch();
  }

  /** The question answered or marked last, whether that counts or not; 0 when none was. */
  int lastQuestion() {
    return lastQuestion;
  }

  /** The text of the answer as the page sent it, by question; an answer taken back is absent. */
  Map<Integer, String> values() {
    Map<Integer, String> values = new TreeMap<>();
    answers.forEach(
        (question, event) -> {
          if (!strings(event).isEmpty()) {
            values.put(question, event.content());
          }
        });
    return values;
  }

  Set<Integer> flagged() {
    Set<Integer> flagged = new TreeSet<>();
    flags.forEach(
        (question, event) -> {
          if (!strings(event).isEmpty()) {
            flagged.add(question);
          }
        });
    return flagged;
  }

  FinalAnswers ofClosed(Sitting sitting) {
    Map<Integer, List<String>> last = new TreeMap<>();
    Set<Integer> late = new TreeSet<>();
    answers.forEach(
        (question, event) -> {
          if (!strings(event).isEmpty()) {
            last.put(question, strings(event));
          }
          if (event.verdict() == EventVerdict.LATE) {
            late.add(question);
          }
        });
    return new FinalAnswers(
        sitting.publicId(),
        sitting.session(),
        sitting.person(),
        sitting.personName(),
        sitting.paper(),
        last,
        late,
        sitting.submittedAt(),
        sitting.submittedBy());
  }

  private static List<String> strings(AnswerEvent event) {
    return AnswerValue.parse(event.content()).orElse(List.of());
  }
}
