package cn.shenhe.portal.exambank.sitting;

import cn.shenhe.portal.exambank.ExamBankAct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/**
 * Lets a person whose attempts are used up enrol again, as after a new training. Who decides gives
 * the reason and the basis; both are kept.
 */
@Stateless
@RolesAllowed({"EXAMINER", "ADMINISTRATOR"})
public class ExamRounds {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 400;

  @Inject SessionRepository sessions;
  @Inject InstantSource clock;
  @Inject Event<ExamBankAct> acts;
  @Resource SessionContext caller;

  /**
   * Counts a person's attempts from now on, for all sessions of the session's subject.
   *
   * @param admissionNumber of any exam of the subject the person has handed in
   * @param reason 4–400 characters
   * @param basis the rule that allows it, 4–400 characters
   * @throws UnknownSitting when there is no such session
   * @throws SittingRefused without reason or basis, or when the number belongs to no exam of the
   *     subject that was handed in since the last round
   */
  public void open(String session, String admissionNumber, String reason, String basis) {
    ExamSession found = find(session);
    String why = text(reason, "sitting.round.reason");
    String rule = text(basis, "sitting.round.basis");
    Enrolment place =
        sessions
            .placeOfSubject(admissionNumber == null ? "" : admissionNumber.strip(), found)
            .orElseThrow(() -> new SittingRefused("sitting.round.unknown"));
    sessions.takeTurn(place.person());
    boolean used =
        sessions.handedInSince(
                sessions.lastRound(place.person(), found).orElse(null), place.person(), found)
            > 0;
    if (!used) {
      throw new SittingRefused("sitting.round.unused");
    }
    String by = caller.getCallerPrincipal().getName();
    sessions.add(new ExamRound(found, place, why, rule, by, clock.instant()));
    acts.fire(
        new ExamBankAct("exam.round-opened", place.publicId(), session + " " + why + " / " + rule));
  }

  private static String text(String given, String code) {
    String text = given == null ? "" : given.strip();
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new SittingRefused(code, SHORTEST, LONGEST);
    }
    return text;
  }

  /** Rounds opened for the session's subject, the newest first, at most 100. */
  public List<RoundRow> of(String session) {
    return sessions.rounds(find(session)).stream().map(ExamRound::row).toList();
  }

  private ExamSession find(String publicId) {
    return sessions.find(publicId == null ? "" : publicId).orElseThrow(UnknownSitting::new);
  }
}
