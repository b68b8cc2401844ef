package cn.shenhe.portal.exambank.sitting;

import java.time.Instant;
import java.util.List;

/**
 * Everything kept about a sitting, for the archive.
 *
 * @param answers as graded; null while it is not closed
 * @param incidents that concern this sitting
 * @param sessionIncidents that concern its whole session
 * @param incidentsWhole whether the entries of both are as they were written, none left out
 * @param intact whether every event's hash follows from the one before, up to the sitting's last
 * @param finalHash hash over all events
 */
public record SittingArchive(
    String sitting,
    SessionRow session,
    String person,
    String personName,
    int seat,
    String paper,
    SittingState state,
    Instant startedAt,
    Instant deadline,
    Instant submittedAt,
    SubmittedBy submittedBy,
    FinalAnswers answers,
    List<Event> events,
    List<Report> incidents,
    List<Report> sessionIncidents,
    boolean incidentsWhole,
    boolean intact,
    String finalHash) {

  /** One event, as recorded. */
  public record Event(
      int seq,
      int epoch,
      int clientSeq,
      EventKind kind,
      int question,
      String content,
      Instant madeAt,
      Instant receivedAt,
      EventVerdict verdict,
      String hash) {}

  /** One entry of the incident log. */
  public record Report(String kind, String text, String byPerson, Instant at) {}
}
