package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an invigilator sees and may do, in the sessions they were appointed to; examiners and
 * administrators in all of them. Whatever is done stands in the incident log and in the record of
 * the sitting.
 */
@Stateless
@RolesAllowed({"INVIGILATOR", "EXAMINER", "ADMINISTRATOR"})
public class Invigilation {

  private static final int MOST_INCIDENTS = 500;
  private static final int MOST_PERCENT = 200;
  private static final int MOST_MINUTES = 600;

  @Inject SessionRepository sessions;
  @Inject SittingDesk desk;
  @Inject SittingRows rows;
  @Inject SittingBoard board;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext caller;

  /**
   * Every candidate of the session by seat.
   *
   * @throws UnknownSitting when there is none or the caller was not appointed
   */
  public List<ConsoleRow> candidates(String session) {
    return rows.console(watched(session).id(), sitting -> board.lastSeen(sitting).orElse(null));
  }

  /**
   * What the page of a sitting saw, by kind.
   *
   * @throws UnknownSitting when there is no such session or the caller was not appointed
   */
  public List<FactRow> facts(String session, String sitting) {
    return rows.facts(watched(session).id(), sitting);
  }

  /**
   * Gives extra time to candidates: before they begin or while they sit.
   *
   * @param sittings public ids; empty means everybody of the session, or of the group
   * @param group organisation or class; empty means no group
   * @param percent of the paper's minutes, 0–200; replaces the percentage given before
   * @param minutes 0–600, added
   * @return how many got it
   * @throws SittingRefused when the amount is out of range
   */
  public int extend(
      String session,
      List<String> sittings,
      String group,
      int percent,
      int minutes,
      String reason) {
    ExamSession found = watched(session);
    sessions.lock(found);
    checkAmount(percent, minutes);
    Set<String> wanted = new HashSet<>(sittings);
    Map<Long, Sitting> made =
        sessions.sittings(found.id()).stream()
            .collect(Collectors.toMap(Sitting::enrolmentId, Function.identity()));
    int extended = 0;
    for (Enrolment e : sessions.enrolments(found.id())) {
      Sitting sitting = made.get(e.id());
      boolean named = sitting != null && wanted.contains(sitting.publicId());
      boolean grouped = wanted.isEmpty() && (group.isEmpty() || group.equals(e.group()));
      if ((named || grouped) && extend(e, sitting, percent, minutes, reason)) {
        extended++;
      }
    }
    String text = "+%d%% +%d 分钟，%d 人：%s".formatted(percent, minutes, extended, reason);
    log(found, only(sittings, made), Incident.Kind.EXTEND, text, clock.instant());
    return extended;
  }

  /**
   * Gives extra time to one candidate, also before the papers are drawn.
   *
   * @param enrolment public id of the place
   * @param percent of the paper's minutes, 0–200; replaces the percentage given before
   * @param minutes 0–600, added
   * @throws UnknownSitting when the session has no such place
   * @throws SittingRefused when the amount is out of range, or the exam of the candidate is over
   */
  public void extendPlace(
      String session, String enrolment, int percent, int minutes, String reason) {
    ExamSession found = watched(session);
    sessions.lock(found);
    checkAmount(percent, minutes);
    Enrolment place =
        sessions
            .enrolment(enrolment == null ? "" : enrolment)
            .filter(e -> e.sessionId() == found.id() && e.active())
            .orElseThrow(UnknownSitting::new);
    Sitting sitting = sessions.sittingOf(place.id()).orElse(null);
    if (!extend(place, sitting, percent, minutes, reason)) {
      throw new SittingRefused("sitting.over");
    }
    String text = "+%d%% +%d 分钟，座位 %d：%s".formatted(percent, minutes, place.seat(), reason);
    log(found, sitting, Incident.Kind.EXTEND, text, clock.instant());
  }

  private static void checkAmount(int percent, int minutes) {
    boolean amount =
        percent >= 0
            && percent <= MOST_PERCENT
            && minutes >= 0
            && minutes <= MOST_MINUTES
            && percent + minutes > 0;
    if (!amount) {
      throw new SittingRefused("sitting.extend.amount", MOST_PERCENT, MOST_MINUTES);
    }
  }

  private boolean extend(
      Enrolment enrolment, Sitting sitting, int percent, int minutes, String reason) {
    if (sitting != null) {
      Instant now = clock.instant();
      Sitting locked = desk.current(sitting.publicId(), now);
      boolean passed =
          locked.over()
              || (locked.state() == SittingState.RUNNING && now.isAfter(locked.deadline()));
      if (passed) {
        return false;
      }
      desk.append(locked, locked.extend(percent, minutes, reason, now));
    }
    enrolment.extend(percent, minutes);
    return true;
  }

  private static Sitting only(List<String> sittings, Map<Long, Sitting> made) {
    return sittings.size() != 1
        ? null
        : made.values().stream()
            .filter(s -> s.publicId().equals(sittings.get(0)))
            .findFirst()
            .orElse(null);
  }

  /** Stops the clock of running sittings; returns how many. */
  public int pause(String session, List<String> sittings, String reason) {
    return each(
        session, sittings, SittingState.RUNNING, Incident.Kind.PAUSE, reason, Sitting::pause);
  }

  /** Lets the clock run again; returns how many. */
  public int resume(String session, List<String> sittings, String reason) {
    return each(
        session, sittings, SittingState.PAUSED, Incident.Kind.RESUME, reason, Sitting::resume);
  }

  /**
   * Shows a sentence on the candidates' pages at once; returns on how many.
   *
   * @throws SittingRefused when the sentence is empty or too long
   */
  public int warn(String session, List<String> sittings, String text) {
    if (text == null || text.isBlank() || text.length() > 400) {
      throw new SittingRefused("sitting.warn.text", 400);
    }
    return each(session, sittings, null, Incident.Kind.WARN, text, (s, now) -> s.warn(text, now));
  }

  /** One thing done to a sitting. */
  private interface Act {
    AnswerEvent on(Sitting sitting, Instant now);
  }

  /**
   * @param state in which a sitting must be to be meant; null: running or paused
   */
  private int each(
      String session,
      List<String> ids,
      SittingState state,
      Incident.Kind kind,
      String text,
      Act act) {
    ExamSession found = watched(session);
    sessions.lock(found);
    Instant now = clock.instant();
    int done = 0;
    for (Sitting s : sessions.sittings(found.id())) {
      if (ids.isEmpty() || ids.contains(s.publicId())) {
        Sitting locked = desk.current(s.publicId(), now);
        boolean open =
            locked.state() == SittingState.RUNNING || locked.state() == SittingState.PAUSED;
        boolean late = locked.state() == SittingState.RUNNING && now.isAfter(locked.deadline());
        if (open && !late && (state == null || locked.state() == state)) {
          desk.append(locked, act.on(locked, now));
          log(found, locked, kind, text, now);
          done++;
        }
      }
    }
    return done;
  }

  /**
   * Hands a candidate's paper in with the answers that are stored.
   *
   * @throws SittingRefused when it is not open
   */
  public void force(String session, String sitting, String reason) {
    ExamSession found = watched(session);
    sessions.lock(found);
    Instant now = clock.instant();
    Sitting locked = desk.current(sitting, now);
    if (locked.sessionId() != found.id()) {
      throw new UnknownSitting();
    }
    if (locked.over() || locked.state() == SittingState.PREPARED) {
      throw new SittingRefused("sitting.state");
    }
    desk.end(locked, SubmittedBy.INVIGILATOR, now);
    log(found, locked, Incident.Kind.FORCED, reason, now);
  }

  /**
   * Writes something seen into the log.
   *
   * @param sittings public ids, for each its own entry; empty for one about the whole session
   * @param kind DISCIPLINE, TECHNICAL or OTHER
   * @return how many entries were made
   * @throws UnknownSitting when none of these sittings belongs to the session
   */
  public int report(String session, List<String> sittings, String kind, String text) {
    ExamSession found = watched(session);
    sessions.lock(found);
    if (text == null || text.isBlank() || text.length() > 1_000) {
      throw new SittingRefused("sitting.incident.text", 1_000);
    }
    Incident.Kind known =
        switch (kind == null ? "" : kind) {
          case "DISCIPLINE" -> Incident.Kind.DISCIPLINE;
          case "TECHNICAL" -> Incident.Kind.TECHNICAL;
          default -> Incident.Kind.OTHER;
        };
    Instant now = clock.instant();
    if (sittings.isEmpty()) {
      log(found, null, known, text, now);
      return 1;
    }
    List<Sitting> concerned =
        sessions.sittings(found.id()).stream()
            .filter(s -> sittings.contains(s.publicId()))
            .toList();
    if (concerned.isEmpty()) {
      throw new UnknownSitting();
    }
    concerned.forEach(sitting -> log(found, sitting, known, text, now));
    return concerned.size();
  }

  /** The log of a session, newest first; what was done to several at once is one row. */
  public List<IncidentRow> incidents(String session) {
    return sessions.incidentRows(watched(session).id(), MOST_INCIDENTS);
  }

  private void log(
      ExamSession session, Sitting sitting, Incident.Kind kind, String text, Instant now) {
    String by = caller.getCallerPrincipal().getName();
    Long about = sitting == null ? null : sitting.id();
    Incident incident = new Incident(session.id(), about, kind, text == null ? "" : text, by, now);
    if (about == null) {
      sessions.enter(session, incident);
    } else {
      sessions.enter(session, about, incident);
    }
    acts.fire(
        new ExamBankAct(
            "invigilation." + kind.name().toLowerCase(java.util.Locale.ROOT),
            sitting == null ? session.publicId() : sitting.publicId(),
            ""));
  }

  private ExamSession watched(String publicId) {
    ExamSession session =
        sessions.find(publicId == null ? "" : publicId).orElseThrow(UnknownSitting::new);
    boolean all = caller.isCallerInRole("EXAMINER") || caller.isCallerInRole("ADMINISTRATOR");
    String me = caller.getCallerPrincipal().getName();
    boolean appointed =
        all
            || session.demo()
            || sessions.invigilators(session.id()).stream().anyMatch(i -> i.person().equals(me));
    if (!appointed) {
      throw new UnknownSitting();
    }
    return session;
  }
}
