package cn.shenhe.portal.exambank.sitting;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Plays the exam through before the bell, so that the first candidates do not meet a machine that
 * has just been started: in its first half minute everything costs ten times as much. A rehearsal
 * takes the way of a candidate (place, opening, answers, hand-in, marking) within one transaction
 * that is always rolled back: no row of it is ever seen by anybody.
 */
@Stateless
public class ExamRehearsal {

  private static final Duration AHEAD = Duration.ofMinutes(10);
  private static final int ANSWERS = 6;

  @Inject SessionRepository sessions;
  @Inject PaperDesk papers;
  @Inject SittingDesk desk;
  @Inject SittingRows rows;
  @Inject SheetShelf shelf;
  @Inject InstantSource clock;
  @Resource SessionContext context;

  /** Public id of the session that opens next, if that is within the next ten minutes. */
  @RolesAllowed("SYSTEM")
  public Optional<String> due() {
    Instant now = clock.instant();
    return sessions.notEnded(now).stream()
        .filter(s -> now.isBefore(s.opensAt()) && now.isAfter(s.opensAt().minus(AHEAD)))
        .map(ExamSession::publicId)
        .findFirst();
  }

  /** Keeps the sheets of the sessions that open within ten minutes, or are open, at hand. */
  @RolesAllowed("SYSTEM")
  public void shelve() {
    Instant now = clock.instant();
    shelf.fill(
        sessions.notEnded(now).stream()
            .filter(s -> now.isAfter(s.opensAt().minus(AHEAD)) && !now.isAfter(s.entryUntil()))
            .map(ExamSession::id)
            .toList());
  }

  /**
   * One candidate who does not exist sits the exam in no time, and is forgotten.
   *
   * @return how many answers were saved; 0 when the session has no spare paper
   * @throws UnknownSitting when there is no such session
   */
  @RolesAllowed("SYSTEM")
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int play(String sessionId) {
    try {
      ExamSession session = sessions.find(sessionId).orElseThrow(UnknownSitting::new);
      String nobody = "rehearsal." + System.nanoTime();
      Enrolment place =
          new Enrolment(session, new Candidacy(nobody, "", "", null, null), 0, clock.instant());
      sessions.add(place);
      sessions.flush();
      papers.giveSpare(session, place);
      sessions.flush();
      Optional<Sitting> sitting = sessions.sittingOf(place.id());
      return sitting.map(s -> play(s.publicId(), nobody)).orElse(0);
    } finally {
      context.setRollbackOnly();
    }
  }

  private int play(String sitting, String nobody) {
    Instant now = clock.instant();
    Sitting locked = desk.current(sitting, now);
    rows.door(sitting);
    DeviceFacts device = new DeviceFacts("127.0.0.1", "rehearsal", List.of());
    SittingDesk.Opened opened = desk.open(locked, nobody, device, now);
    rows.paper(sitting, JournalEntry.sha256(opened.token())).flatMap(rows::sheet);
    String hash = locked.anchor();
    int acked = 0;
    for (int seq = 1; seq <= ANSWERS; seq++) {
      int question = 1 + seq % locked.questionCount();
      JournalEntry line = JournalEntry.after(hash, seq, EventKind.ANSWER, question, "[\"a\"]", now);
      hash = line.hash();
      SaveCall call = new SaveCall(sitting, opened.token(), List.of(line), now);
      acked = desk.saveTogether(List.of(call)).get(0).orElseThrow(UnknownSitting::new).acked();
    }
    HandInCall call = new HandInCall(sitting, opened.token(), List.of(), acked, false, now);
    desk.handInTogether(List.of(call)).get(0).orElseThrow(UnknownSitting::new);
    sessions.flush();
    return acked;
  }
}
