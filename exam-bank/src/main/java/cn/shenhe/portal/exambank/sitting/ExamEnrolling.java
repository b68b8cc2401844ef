package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
import cn.shenhe.portal.exambank.paper.ExamRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Taking and giving up a place in a session, and the admission slip. */
@Stateless
@RolesAllowed({
  "RESIDENT",
  "ENTERPRISE_OFFICER",
  "SCHOOL",
  "EDITOR",
  "EXAMINER",
  "INVIGILATOR",
  "DUTY_OFFICER",
  "ADMINISTRATOR"
})
public class ExamEnrolling {

  @Inject SessionRepository sessions;
  @Inject PaperDesk papers;
  @Inject ExamRules rules;
  @Inject AdmissionPrint print;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;

  @Inject
  @ConfigProperty(name = "portal.exam.door", defaultValue = "PT30M")
  Duration door;

  /**
   * @return codes of the rules that keep the person from enrolling; empty when they may
   * @throws UnknownSitting when there is no such session
   */
  public List<String> hindrances(String session, Candidacy candidacy) {
    return EligibilityPolicy.broken(caseOf(find(session), candidacy));
  }

  /**
   * Takes a place.
   *
   * @return public id of the enrolment
   * @throws SittingRefused when a rule says no, all places are taken, or the person is just taking
   *     another one
   */
  public String enrol(String sessionId, Candidacy candidacy) {
    takeTurn(candidacy.person());
    ExamSession session = find(sessionId);
    EligibilityPolicy.Case asked = caseOf(session, candidacy);
    List<String> broken = EligibilityPolicy.broken(asked);
    if (!broken.isEmpty()) {
      throw new SittingRefused(
          broken.get(0),
          session.hoursRequired() + "",
          asked.attempts() + "",
          candidacy.hoursDone() == null ? "0" : candidacy.hoursDone().toPlainString());
    }
    if (!sessions.takePlace(session)) {
      throw new SittingRefused("sitting.enrol.full");
    }
    int seat = sessions.highestSeat(session.id()) + 1;
    Enrolment enrolment = new Enrolment(session, candidacy, seat, clock.instant());
    sessions.add(enrolment);
    sessions.flush();
    sessions.refresh(session);
    papers.giveSpare(session, enrolment);
    acts.fire(new ExamBankAct("exam.enrolled", enrolment.publicId(), session.publicId()));
    return enrolment.publicId();
  }

  private void takeTurn(String person) {
    try {
      sessions.takeTurn(person);
    } catch (PersistenceException first) {
      throw new SittingRefused("sitting.enrol.again");
    }
  }

  private EligibilityPolicy.Case caseOf(ExamSession session, Candidacy candidacy) {
    return new EligibilityPolicy.Case(
        session,
        candidacy,
        sessions.hasPlace(session, candidacy.person()),
        sessions.handedInSince(countedFrom(session, candidacy), candidacy.person(), session)
            + sessions.openPlaces(candidacy.person(), session, clock.instant()),
        attempts(session),
        clock.instant());
  }

  /** The last pass or the last new round, whichever was later; null: all attempts count. */
  private Instant countedFrom(ExamSession session, Candidacy candidacy) {
    Instant round = sessions.lastRound(candidacy.person(), session).orElse(null);
    Instant pass = candidacy.passedAt();
    return round == null || (pass != null && pass.isAfter(round)) ? pass : round;
  }

  /** How often the rule of the session's subject lets one sit; empty when it does not say. */
  public Optional<Integer> attempts(String session) {
    return Optional.ofNullable(attempts(find(session)));
  }

  private Integer attempts(ExamSession session) {
    return rules
        .ofBlueprint(session.blueprint())
        .map(found -> found.rule().theoryAttempts())
        .orElse(null);
  }

  /**
   * Gives the place up, before the session opens.
   *
   * @throws SittingRefused when it is too late
   */
  public void withdraw(String enrolmentId, String person) {
    Enrolment enrolment = own(enrolmentId, person);
    ExamSession session = sessions.byId(enrolment.sessionId()).orElseThrow(UnknownSitting::new);
    Optional<Sitting> sitting = sessions.sittingOf(enrolment.id());
    if (!canWithdraw(session, enrolment, sitting)) {
      throw new SittingRefused("sitting.withdraw.late");
    }
    enrolment.withdraw();
    sitting.ifPresent(Sitting::markAbsent);
    sessions.givePlaceBack(session.id());
    acts.fire(new ExamBankAct("exam.withdrawn", enrolmentId, session.publicId()));
  }

  private boolean canWithdraw(ExamSession session, Enrolment enrolment, Optional<Sitting> sitting) {
    boolean begun = sitting.filter(s -> s.state() != SittingState.PREPARED).isPresent();
    boolean open = !session.demo() && !clock.instant().isBefore(session.opensAt());
    return enrolment.active() && !begun && !open;
  }

  /** The candidate promises to keep the discipline of the exam. */
  public void pledge(String enrolmentId, String person) {
    own(enrolmentId, person).pledge(clock.instant());
  }

  /** A person's places, the newest first. */
  public List<MyExam> mine(String person) {
    return sessions.enrolmentsOf(person).stream().map(this::exam).toList();
  }

  /**
   * @throws UnknownSitting when it is not this person's
   */
  public MyExam exam(String enrolmentId, String person) {
    return exam(own(enrolmentId, person));
  }

  private MyExam exam(Enrolment enrolment) {
    ExamSession session = sessions.byId(enrolment.sessionId()).orElseThrow(UnknownSitting::new);
    Optional<Sitting> sitting = sessions.sittingOf(enrolment.id());
    Instant now = clock.instant();
    boolean enter =
        sitting
            .filter(
                s ->
                    s.state() == SittingState.RUNNING
                        || s.state() == SittingState.PAUSED
                        || (s.state() == SittingState.PREPARED
                            && session.state() == ExamSessionState.OPEN
                            && !now.isBefore(session.opensAt().minus(door))
                            && !now.isAfter(session.entryUntil())))
            .isPresent();
    return new MyExam(
        session.row(),
        enrolment.publicId(),
        enrolment.admissionNumber(),
        enrolment.personName(),
        enrolment.seat(),
        enrolment.pledgedAt() != null,
        sitting.map(Sitting::publicId).orElse(null),
        sitting.map(Sitting::state).orElse(null),
        enter,
        canWithdraw(session, enrolment, sitting),
        sitting.map(Sitting::deadline).orElse(null),
        sitting.map(Sitting::submittedAt).orElse(null),
        session.movedAfter(enrolment.enrolledAt()));
  }

  /**
   * The admission slip (准考证) as PDF.
   *
   * @param address of the page its code leads to
   * @throws UnknownSitting when it is not this person's
   */
  public byte[] slip(String enrolmentId, String person, String address) {
    return print.slip(exam(own(enrolmentId, person)), address, clock.instant());
  }

  /** The places of a session by seat. */
  @RolesAllowed({"EXAMINER", "INVIGILATOR", "ADMINISTRATOR"})
  public List<CandidateRow> candidates(String session) {
    ExamSession found = find(session);
    Map<Long, Sitting> sittings =
        sessions.sittings(found.id()).stream()
            .collect(Collectors.toMap(Sitting::enrolmentId, Function.identity()));
    return sessions.enrolments(found.id()).stream()
        .map(e -> row(e, Optional.ofNullable(sittings.get(e.id()))))
        .toList();
  }

  private static CandidateRow row(Enrolment e, Optional<Sitting> sitting) {
    return new CandidateRow(
        e.publicId(),
        e.seat(),
        e.admissionNumber(),
        e.personName(),
        e.group(),
        e.extraPercent(),
        e.extraMinutes(),
        sitting.isPresent(),
        sitting.map(Sitting::state).orElse(null));
  }

  private ExamSession find(String publicId) {
    return sessions.find(publicId == null ? "" : publicId).orElseThrow(UnknownSitting::new);
  }

  private Enrolment own(String publicId, String person) {
    return sessions
        .enrolment(publicId == null ? "" : publicId)
        .filter(e -> e.person().equals(person))
        .orElseThrow(UnknownSitting::new);
  }
}
