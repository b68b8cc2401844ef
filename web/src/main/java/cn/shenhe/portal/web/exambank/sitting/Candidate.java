package cn.shenhe.portal.web.exambank.sitting;

import cn.shenhe.portal.exambank.grading.Results;
import cn.shenhe.portal.exambank.sitting.Candidacy;
import cn.shenhe.portal.exambank.sitting.ExamSessions;
import cn.shenhe.portal.exambank.sitting.SessionRow;
import cn.shenhe.portal.training.person.MyAccount;
import cn.shenhe.portal.training.programme.JobCategory;
import cn.shenhe.portal.training.programme.ProgrammeEnrolling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Arrays;

/** The signed-in person as somebody who wants to sit an exam. */
@RequestScoped
public class Candidate {

  @Inject MyAccount account;
  @Inject ExamSessions sessions;
  @Inject ProgrammeEnrolling programmes;
  @Inject Results results;

  /**
   * The person with the hours that count for a session: exam-bank does not know programmes, so the
   * hours travel with the wish. They are asked for only where the session wants some, or wants
   * people of such a programme. The name is that of the account, which may be a nickname.
   *
   * @throws cn.shenhe.portal.exambank.sitting.UnknownSitting when there is no such session
   */
  Candidacy candidacy(String session) {
    MyAccount.Overview mine = account.overview();
    return new Candidacy(
        mine.publicId(),
        mine.displayName(),
        mine.organisation(),
        hours(sessions.session(session)),
        results.lastPass(mine.publicId(), session).orElse(null));
  }

  /** Masked; empty when none is kept. */
  String idNumber() {
    return account.overview().idNumber();
  }

  private BigDecimal hours(SessionRow session) {
    boolean hoursAsked = session.hoursRequired() != null && session.hoursRequired() > 0;
    if (!hoursAsked && !session.categoryOnly()) {
      return null;
    }
    return Arrays.stream(JobCategory.values())
        .filter(category -> category.name().equals(session.category().name()))
        .findFirst()
        .flatMap(category -> programmes.hoursFor(category, session.subOperation()))
        .orElse(null);
  }

  String person() {
    return account.overview().publicId();
  }
}
