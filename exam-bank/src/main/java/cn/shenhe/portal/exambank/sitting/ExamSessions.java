package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Planning, announcing and preparing exam sessions. */
@Stateless
public class ExamSessions {

  /** A person who watches over a session. */
  public record Invigilator(String person, String name) {}

  @Inject SessionRepository sessions;
  @Inject PaperDesk papers;
  @Inject SittingDesk desk;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Inject Event<SessionCancelled> cancellations;
  @Inject Event<SessionMoved> moves;

  @Inject
  @ConfigProperty(name = "portal.exam.prepare-ahead", defaultValue = "P1D")
  Duration ahead;

  /** Announced sessions that have not ended, the next one first. */
  @PermitAll
  public List<SessionRow> announced() {
    return sessions.notEnded(clock.instant()).stream().map(ExamSession::row).toList();
  }

  /**
   * @throws UnknownSitting when there is none
   */
  @PermitAll
  public SessionRow session(String publicId) {
    return find(publicId).row();
  }

  /** All sessions, the latest first. */
  @RolesAllowed({"EXAMINER", "INVIGILATOR", "ADMINISTRATOR"})
  public List<SessionRow> all() {
    return sessions.all().stream().map(ExamSession::row).toList();
  }

  /**
   * @return the new draft's public id
   * @throws SittingRefused when the plan is not possible
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public String plan(SessionPlan plan) {
    ExamSession session = new ExamSession(plan, false, clock.instant());
    mustFit(session);
    sessions.add(session);
    acts.fire(new ExamBankAct("exam-session.planned", session.publicId(), ""));
    return session.publicId();
  }

  /**
   * Changes the plan; a new end holds for the sittings that are made already too. Whoever has a
   * place in an announced session is told of another time or place.
   *
   * @throws SittingRefused when the plan or the change is not possible
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void revise(String publicId, SessionPlan plan) {
    ExamSession session = find(publicId);
    sessions.lock(session);
    Instant now = clock.instant();
    SessionMoved.Appointed before = session.appointed();
    session.revise(plan, now);
    mustFit(session);
    if (session.state() == ExamSessionState.OPEN && !before.equals(session.appointed())) {
      tellMoved(session, before, now);
    }
    // Written first: whoever enrols from here on waits, and is given the new end.
    sessions.flush();
    for (Sitting sitting : sessions.sittings(session.id())) {
      Sitting locked = desk.current(sitting.publicId(), now);
      locked.moveEnd(session.endsAt(), now).ifPresent(event -> desk.append(locked, event));
    }
    acts.fire(new ExamBankAct("exam-session.revised", publicId, ""));
  }

  /** Whoever comes on time has the time of the paper. */
  private void mustFit(ExamSession session) {
    papers
        .minutes(session)
        .ifPresent(
            minutes -> {
              long window = Duration.between(session.opensAt(), session.endsAt()).toMinutes();
              if (window < minutes) {
                throw new SittingRefused("sitting.plan.window", minutes, window);
              }
            });
  }

  /**
   * Minutes of the session's papers, before any extra time; empty where nothing is published.
   *
   * @throws UnknownSitting when there is no such session
   */
  @PermitAll
  public Optional<Integer> minutes(String publicId) {
    return papers.minutes(find(publicId));
  }

  /** Whoever has begun sits already and needs no other slip. */
  private void tellMoved(ExamSession session, SessionMoved.Appointed before, Instant now) {
    Set<Long> begun =
        sessions.sittings(session.id()).stream()
            .filter(sitting -> sitting.state() != SittingState.PREPARED)
            .map(Sitting::enrolmentId)
            .collect(Collectors.toSet());
    for (Enrolment place : sessions.enrolments(session.id())) {
      if (begun.contains(place.id())) {
        continue;
      }
      moves.fire(
          new SessionMoved(
              session.publicId(),
              session.title(),
              place.person(),
              before,
              session.appointed(),
              now));
    }
  }

  /**
   * Announces a draft.
   *
   * @throws SittingRefused when it is not a draft, or shorter than its paper
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void open(String publicId) {
    ExamSession session = find(publicId);
    session.open();
    mustFit(session);
    acts.fire(new ExamBankAct("exam-session.opened", publicId, ""));
  }

  /**
   * The session will not be held; everybody with a place is told why.
   *
   * @param reason 2–400 characters
   * @throws SittingRefused without a reason, when it is cancelled already, or was held
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
  public void cancel(String publicId, String reason) {
    ExamSession session = find(publicId);
    session.cancel(reason, clock.instant());
    SessionRow row = session.row();
    for (Enrolment place : sessions.enrolments(session.id())) {
      cancellations.fire(
          new SessionCancelled(
              publicId, row.title(), row.opensAt(), row.cancelReason(), place.person()));
    }
    acts.fire(new ExamBankAct("exam-session.cancelled", publicId, row.cancelReason()));
  }

  @RolesAllowed({"EXAMINER", "INVIGILATOR", "ADMINISTRATOR"})
  public List<Invigilator> invigilators(String publicId) {
    return sessions.invigilators(find(publicId).id()).stream()
        .map(i -> new Invigilator(i.person(), i.personName()))
        .toList();
  }

  /** These persons, and nobody else, watch over the session. */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public void appoint(String publicId, List<Invigilator> invigilators) {
    ExamSession session = find(publicId);
    sessions.removeInvigilators(session.id());
    invigilators.stream()
        .distinct()
        .forEach(i -> sessions.add(new SessionInvigilator(session.id(), i.person(), i.name())));
    acts.fire(new ExamBankAct("exam-session.appointed", publicId, "" + invigilators.size()));
  }

  /**
   * Draws the papers of one session now.
   *
   * @return how many candidates got theirs
   */
  @RolesAllowed({"EXAMINER", "ADMINISTRATOR", "SYSTEM"})
  public int prepare(String publicId) {
    return papers.prepare(find(publicId), clock.instant());
  }

  /** Announced sessions whose papers are to be drawn now, because they open soon or are open. */
  @RolesAllowed("SYSTEM")
  public List<String> toPrepare() {
    Instant now = clock.instant();
    return sessions.notEnded(now).stream()
        .filter(s -> !now.isBefore(s.opensAt().minus(ahead)) && !now.isAfter(s.entryUntil()))
        .map(ExamSession::publicId)
        .toList();
  }

  /**
   * The session of the demonstration for a blueprint: always open, and its places come back.
   *
   * @return its public id
   */
  @RolesAllowed("SYSTEM")
  public String demo(SessionPlan plan) {
    return sessions
        .demo(plan.blueprint())
        .orElseGet(
            () -> {
              ExamSession session = new ExamSession(plan, true, clock.instant());
              session.open();
              sessions.add(session);
              return session;
            })
        .publicId();
  }

  private ExamSession find(String publicId) {
    return sessions.find(publicId == null ? "" : publicId).orElseThrow(UnknownSitting::new);
  }
}
